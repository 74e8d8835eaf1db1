import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readEscoRow } from './csv-rows.ts';
import { STARTER_SKILLS } from './starter.ts';

const OFFICIAL = new URL('../../../../../shared/data/esco/v1.1.1/en/skills_en.csv.gz', import.meta.url);

describe('the starter list', () => {
  it('has some sixty skills or more, each with an English and a Norwegian label, none twice', () => {
    expect(STARTER_SKILLS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(STARTER_SKILLS.map((skill) => skill.uri)).size).toBe(STARTER_SKILLS.length);
    expect(STARTER_SKILLS.filter((skill) => !skill.labels['en'] || !skill.labels['nb'])).toEqual([]);
  });

  it.runIf(existsSync(OFFICIAL))('has only genuine addresses, with the labels that ESCO gives them', () => {
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(OFFICIAL)), { columns: true, bom: true });
    const official = new Map(
      rows.map((row) => readEscoRow(row)).flatMap((row) => (row.ok ? [[row.value.uri, row.value] as const] : [])),
    );
    for (const skill of STARTER_SKILLS) {
      expect(official.get(skill.uri)).toMatchObject({
        preferred: skill.labels['en'],
        skillType: skill.skillType,
        reuseLevel: skill.reuseLevel,
      });
    }
  });
});
