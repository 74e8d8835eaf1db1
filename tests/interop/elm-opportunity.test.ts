import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type OpportunityRecord, buildElmOpportunity } from '@cairn/engine';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../packages/engine/src/elm/graph.ts';
import { readTurtle } from '../../packages/engine/src/elm/read-turtle.ts';
import { countTargets, graphOf, unknownRules, validateShapes } from '../../packages/engine/src/elm/shapes.ts';
import type { JsonObject } from '../../packages/engine/src/json/json-types.ts';
import { toQuads } from '../../packages/engine/src/rdf/canonize.ts';
import { SHARED, SKIPPED } from './shared-data.ts';

const LOQ = join(SHARED, 'data/elm/v3.2/loq');
const LISTS = join(SHARED, 'data/elm/vocabularies/elm-code-lists.csv');

const ELM = 'http://data.europa.eu/snb/model/elm/';

const full: OpportunityRecord = {
  address: 'https://cairn.example.org/achievements/ach_1/2',
  title: { nb: 'Sortere varer', en: 'Sort goods', ar: 'فرز البضائع' },
  description: { nb: 'For deg som vil arbeide i butikk.', en: 'For people who want to work in a shop.', ar: ' ' },
  language: 'nb',
  field: '0416',
  hours: 20.5,
  credits: [{ system: 'ECTS', points: 0.5 }],
  level: { eqf: 2, nqf: 'NKR 2' },
  modes: ['work_based', 'validation_only'],
  assessmentTypes: ['joint_workplace_evaluation', 'portfolio'],
  activities: [{ nb: 'Arbeid ved mottaksbordet' }],
  outcomes: [
    {
      id: 'out_sort',
      statement: { nb: 'Sortere varer', en: 'Sort goods' },
      kind: 'skill',
      skills: [{ uri: 'http://data.europa.eu/esco/skill/110d7aa3', label: 'sort waste' }],
    },
    {
      id: 'out_ask',
      statement: { nb: 'Spørre' },
      kind: 'responsibility_autonomy',
      skills: [{ uri: 'http://data.europa.eu/esco/skill/110d7aa3', label: 'sorting of waste' }],
    },
  ],
  entryRequirement: { nb: 'Ingen', en: 'None' },
  provider: { name: 'Second Round', country: 'NO', region: 'NO020', url: 'https://cairn.example.org/' },
  contact: 'post@second-round.example',
  price: { amount: 350, currency: 'NOK' },
  funding: 'Nav betaler for deg.',
  admission: 'Ring oss.',
  runs: [
    { id: 'run_1', startsOn: '2027-01-12', endsOn: '2027-03-20', place: 'Fjordby' },
    { id: 'run_2', startsOn: '2027-05-03', endsOn: '', place: '' },
  ],
  modified: new Date('2026-11-21T12:00:00Z'),
};

const small: OpportunityRecord = {
  address: full.address,
  title: { en: 'Sort goods' },
  description: {},
  language: 'en',
  field: '0416',
  hours: 0,
  credits: [],
  level: {},
  modes: [],
  assessmentTypes: [],
  activities: [],
  outcomes: [{ id: 'out_a', statement: { en: 'Sort goods' }, kind: 'knowledge', skills: [] }],
  provider: { name: 'Second Round', country: 'NO', region: '', url: 'https://cairn.example.org/' },
  runs: [],
  modified: full.modified,
};

const readShapes = (name: string): Graph => {
  const bytes = readFileSync(join(LOQ, name));
  const graph = new Graph();
  expect(readTurtle((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), graph).ok).toBe(true);
  expect(unknownRules(graph)).toEqual([]);
  return graph;
};

const graphFor = async (document: JsonObject): Promise<Graph> => {
  const quads = await toQuads(document, new Map());
  if (!quads.ok) throw new Error(quads.error);
  return graphOf(quads.value);
};

const short = (address: string): string => address.replace(/^.*[/#]/, '');

if (existsSync(LOQ)) {
  const profile = readShapes('LOQ-constraints.ttl.gz');
  const lists = readShapes('LOQ-constraints-mdr.ttl');

  const broken = async (document: JsonObject): Promise<readonly string[]> => {
    const graph = await graphFor(document);
    expect(countTargets(graph, profile)).toBeGreaterThan(0);
    return [profile, lists].flatMap((shapes) =>
      validateShapes(graph, shapes).map(({ path, rule }) => `${short(path)}.${rule}`),
    );
  };

  describe('the profile of learning opportunities (ELM 3.2)', () => {
    it.each([
      ['with everything that an offer can say', full],
      ['with one run', { ...full, runs: full.runs.slice(0, 1) }],
      ['as small as it can be', small],
      ['that costs nothing, because somebody pays', { ...small, funding: 'The city pays.' }],
    ])('is kept by an offer %s', async (_, record) => {
      expect(await broken(buildElmOpportunity(record))).toEqual([]);
    });

    it('notices each rule that an offer breaks', async () => {
      const good = buildElmOpportunity(full);
      const without = (name: string): JsonObject =>
        Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
      expect(await broken(without('title'))).toContain('title.minCount');
      expect(await broken(without('homepage'))).toContain('homepage.minCount');
      expect(await broken(without('providedBy'))).toContain('providedBy.class');
      expect(await broken(without('defaultLanguage'))).toContain('defaultLanguage.minCount');
      expect(await broken(without('learningAchievementSpecification'))).toContain(
        'learningAchievementSpecification.minCount',
      );
      // A word of the model that opportunities do not have: the shapes are closed.
      expect(await broken({ ...good, volumeOfLearning: 'PT20H' })).toContain('.closed');
      const elsewhere = { id: 'urn:a:page', type: 'WebResource', contentUrl: 'mailto:somebody@example.org' };
      expect(await broken({ ...good, homepage: elsewhere })).toContain('homepage.node');
      const language = good['defaultLanguage'] as JsonObject;
      const ownList = { ...language, inScheme: { id: 'urn:own:list', type: 'ConceptScheme' } };
      expect(await broken({ ...good, defaultLanguage: { ...ownList, id: 'urn:own:nb' } })).toContain(
        'defaultLanguage.node',
      );
    });

    it('holds every word of the document: no name is lost on the way to triples', async () => {
      const graph = await graphFor(buildElmOpportunity(full));
      const parts = graph.instances(`${ELM}LearningOpportunity`);
      expect(parts).toHaveLength(3);
      const [price] = graph.instances(`${ELM}Amount`);
      expect(price && graph.objects(price, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value')[0]?.value).toBe('350');
    });

    it('spells fields of education and currencies as the European lists do', () => {
      const codes = readFileSync(LISTS, 'utf8');
      for (const address of [
        'snb/isced-f/0416',
        'snb/isced-f/04',
        'authority/currency/NOK',
        'authority/currency/EUR',
      ]) {
        expect(codes).toContain(`${address},`);
      }
      expect(codes).toContain('snb/learning-opportunity/74a4a268e8,Short learning programme');
    });
  });
} else {
  it(SKIPPED, () => {
    expect(existsSync(LOQ)).toBe(false);
  });
}
