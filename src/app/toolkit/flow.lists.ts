import type { DesignContent, DesignPlan, Outcome } from '#modules/design/index.ts';
import { rowsOf, type Answers, type Row } from '#modules/institution/index.ts';
import { findOutcome, outcomeIds, plain, row, split, withPlan, wordsIn } from './flow.rows.ts';
import type { Flow, ListWay } from './flow.types.ts';

type Personas = DesignPlan['personas'];
type Persona = Personas[number];

const needs: ListWay = {
  topic: 'needs',
  name: 'need',
  rows: ({ plan }) =>
    plan.needs.map(({ id, text, source, knownOn }) => row(id, { need: text, need_source: source, known_on: knownOn })),
  add: (content, rows, { newId }) =>
    withPlan(content, {
      needs: [
        ...content.plan.needs,
        ...rows.flatMap(({ need, need_source: source, known_on: knownOn }) =>
          need === undefined || source === undefined
            ? []
            : [
                {
                  id: newId('nee'),
                  text: need,
                  source: source as DesignPlan['needs'][number]['source'],
                  ...(knownOn === undefined ? {} : { knownOn }),
                },
              ],
        ),
      ],
    }),
};

/** Barriers of a sheet, whether they carry their answer or a box of support answers them. */
export function barriersIn(answers: Answers): readonly Row[] {
  const supports = rowsOf(answers, 'supports');
  const hurdles = rowsOf(answers, 'hurdles').map(({ id = '', barrier, accepted }) => {
    const answering = supports.filter((one) => split(one['answers']).includes(id)).map((one) => one['support'] ?? '');
    return row(id, { barrier, accepted, answer: answering.join('; ') });
  });
  return [...rowsOf(answers, 'barriers'), ...hurdles].filter((one) => one['barrier'] !== undefined);
}

const barrierOf = (
  { barrier = '', answer = '', accepted }: Row,
  newId: Flow['newId'],
): Persona['barriers'][number] => ({
  id: newId('bar'),
  text: barrier,
  answer,
  isAccepted: accepted === 'yes',
});

const personas: ListWay = {
  topic: 'personas',
  name: 'name',
  rows: ({ plan }) =>
    plan.personas.map(({ id, name, type, about, goals }) => row(id, { name, learner_type: type, about, goals })),
  add: (content, rows, { newId, sheet }) => {
    const known = rows.filter(({ name, learner_type: type }) => name !== undefined && type !== undefined);
    // What stands in the way is told of the first one; the studio shares it out.
    const added = known.map(({ name = '', learner_type: type, about = '', goals = '' }, index): Persona => ({
      id: newId('prs'),
      name,
      type: type as Persona['type'],
      about,
      goals,
      barriers: index === 0 ? barriersIn(sheet.answers).map((one) => barrierOf(one, newId)) : [],
    }));
    return withPlan(content, { personas: [...content.plan.personas, ...added] });
  },
};

const barriers: ListWay = {
  topic: 'barriers',
  name: 'barrier',
  rows: ({ plan }) =>
    plan.personas
      .flatMap((persona) => persona.barriers)
      .map(({ id, text, answer, isAccepted }) => row(id, { barrier: text, answer, accepted: isAccepted ? 'yes' : '' })),
  add: (content, rows, { newId }) => {
    const [first, ...others] = content.plan.personas;
    if (first === undefined) return content;
    const added = rows.map((one) => barrierOf(one, newId));
    return withPlan(content, { personas: [{ ...first, barriers: [...first.barriers, ...added] }, ...others] });
  },
};

const outcomes: ListWay = {
  topic: 'outcomes',
  name: 'outcome',
  rows: ({ descriptor }, language) =>
    descriptor.outcomes.map(({ id, statement, kind }) =>
      row(id, { outcome: wordsIn(statement, language), outcome_kind: kind }),
    ),
  add: (content, rows, { newId, sheet }) => {
    const added = rows.map(({ outcome = '', outcome_kind: kind = 'skill' }): Outcome => ({
      id: newId('out'),
      statement: { [sheet.language]: outcome },
      kind: kind as Outcome['kind'],
      escoSkills: [],
      criteria: [],
    }));
    return { ...content, descriptor: { ...content.descriptor, outcomes: [...content.descriptor.outcomes, ...added] } };
  },
};

const promises: ListWay = {
  topic: 'promises',
  name: 'promise',
  rows: ({ plan }, language) =>
    plan.promises.map(({ id, text, outcomeIds: ids }) =>
      row(id, { promise: wordsIn(text, language), rests_on: ids.join(' ') }),
    ),
  add: (content, rows, flow) =>
    withPlan(content, {
      promises: [
        ...content.plan.promises,
        ...rows.map(({ promise = '', rests_on: ids }) => ({
          id: flow.newId('pro'),
          text: { [flow.sheet.language]: promise },
          outcomeIds: outcomeIds(content, split(ids), flow),
        })),
      ],
    }),
};

type Activity = DesignPlan['activities'][number];

const hoursOf = ({ plan }: DesignContent, activityId: string): string => {
  const hours = plan.workload.filter(({ forId }) => forId === activityId).reduce((sum, line) => sum + line.hours, 0);
  return hours === 0 ? '' : String(hours);
};

const activities: ListWay = {
  topic: 'activities',
  name: 'activity',
  rows: (content, language) =>
    content.plan.activities.map(({ id, title, kind, place, outcomeIds: ids }) =>
      row(id, {
        activity: wordsIn(title, language),
        activity_kind: kind,
        place,
        hours: hoursOf(content, id),
        teaches: ids.join(' '),
      }),
    ),
  add: (content, rows, flow) =>
    withPlan(content, {
      activities: [
        ...content.plan.activities,
        ...rows
          .filter(({ activity_kind: kind }) => kind !== undefined)
          .map(({ activity = '', activity_kind: kind, place = 'onsite', teaches }) => ({
            id: flow.newId('act'),
            title: { [flow.sheet.language]: activity },
            kind: kind as Activity['kind'],
            place: place as Activity['place'],
            synchronousShare: place === 'onsite' ? 1 : 0,
            outcomeIds: outcomeIds(content, split(teaches), flow),
          })),
      ],
    }),
};

const assessments: ListWay = {
  topic: 'assessments',
  name: 'assessment',
  rows: ({ plan }, language) =>
    plan.assessments.map(({ id, title, outcomeIds: ids, weight, passRule }) =>
      row(id, {
        assessment: wordsIn(title, language),
        proves: ids.join(' '),
        weight: weight === 0 ? '' : String(weight),
        pass_rule: passRule,
      }),
    ),
  add: (content, rows, flow) =>
    withPlan(content, {
      assessments: [
        ...content.plan.assessments,
        ...rows.map(({ assessment = '', proves, weight = '0', pass_rule: passRule = '' }) => ({
          id: flow.newId('asm'),
          title: { [flow.sheet.language]: assessment },
          type: '',
          outcomeIds: outcomeIds(content, split(proves), flow),
          weight: Math.min(100, Number(weight)),
          supervision: '',
          passRule,
          rubric: [],
        })),
      ],
    }),
};

const partners: ListWay = {
  topic: 'partners',
  name: 'name',
  rows: ({ plan }) =>
    plan.partners.map(({ id, name, tasks, contact }) => row(id, { name, partner_tasks: tasks.join(' '), contact })),
  add: (content, rows, { newId }) =>
    withPlan(content, {
      partners: [
        ...content.plan.partners,
        ...rows.map(({ name = '', partner_tasks: tasks, contact = '' }) => ({
          id: newId('prt'),
          name,
          country: '',
          tasks: split(tasks) as DesignPlan['partners'][number]['tasks'],
          contact,
        })),
      ],
    }),
};

const recognised: ListWay = {
  topic: 'recognition.recognisedBy',
  name: 'name',
  rows: ({ plan }) =>
    plan.recognition.recognisedBy.map(({ name, forWhat }, index) => row(`rec-${index}`, { name, for_what: forWhat })),
  add: (content, rows) => {
    const { recognition } = content.plan;
    const added = rows.map(({ name = '', for_what: forWhat = '' }) => ({ name, forWhat }));
    return withPlan(content, {
      recognition: { ...recognition, recognisedBy: [...recognition.recognisedBy, ...added] },
    });
  },
};

const routes: ListWay = {
  topic: 'recognition.routes',
  name: 'outcome',
  rows: ({ descriptor, plan }, language) =>
    plan.recognition.routes.map(({ outcomeId, how }) => {
      const outcome = descriptor.outcomes.find(({ id }) => id === outcomeId);
      return row(`way-${outcomeId}`, { outcome: outcome && wordsIn(outcome.statement, language), proof: how });
    }),
  add: (content, rows, { sheet }) => {
    const { recognition } = content.plan;
    const added = rows.flatMap(({ outcome = '', proof = '' }) => {
      const found = findOutcome(content.descriptor.outcomes, outcome, sheet.language);
      return found === undefined || proof === '' ? [] : [{ outcomeId: found.id, how: proof }];
    });
    return withPlan(content, { recognition: { ...recognition, routes: [...recognition.routes, ...added] } });
  },
};

/** Outcomes first: what refers to them finds them. */
export const LISTS: readonly ListWay[] = [
  outcomes,
  needs,
  personas,
  barriers,
  promises,
  activities,
  assessments,
  partners,
  recognised,
  routes,
];

/** Rows that the design does not have yet: neither by their id nor by their words. */
export function newRows(
  way: ListWay,
  content: DesignContent,
  at: { readonly rows: readonly Row[]; readonly language: string },
): readonly Row[] {
  const has = way.rows(content, at.language);
  const ids = new Set(has.map((one) => one['id']));
  const names = new Set(has.map((one) => plain(one[way.name] ?? '')));
  return at.rows.filter(
    (one) => (one[way.name] ?? '') !== '' && !ids.has(one['id']) && !names.has(plain(one[way.name] ?? '')),
  );
}
