import { describe, expect, it } from 'vitest';
import { readCardLines } from './card-lines.rules.ts';
import { checkPlace, uncheckedLanguages } from './checks.rules.ts';
import { matchPlace, matchPlaces } from './match.rules.ts';
import { guessPictogram, startsWithVerb } from './task-words.ts';
import { isPictogramName } from '#ui/pictograms.ts';
import { mayReview, suggestUnit, unitGaps } from './unit.rules.ts';
import type { LearnerWishes } from './wish.types.ts';
import { byPriority, taskPriority } from './workplace.rules.ts';
import type { Place, WorkTask } from './workplace.types.ts';

const shop: Place = {
  id: 'env_shop',
  name: { en: 'The shop' },
  kind: 'shop',
  site: 'Elvegata 4, Hamar',
  languages: ['nb', 'ar'],
  safetyRules: {},
  hours: '',
  hoursWeek: 20,
  capacity: null,
  contactId: null,
  access: { wheelchair: 'no', noise: 'quiet', shift: '', publicTransport: 'yes' },
  photoId: null,
  photoAlt: {},
  createdAt: new Date(0),
};

const task = (id: string, changes: Partial<WorkTask> = {}): WorkTask => ({
  id,
  environment: { id: shop.id, name: shop.name, kind: shop.kind },
  title: { en: `Sort ${id}` },
  plain: { en: `I sort ${id}.` },
  pictogram: 'sort',
  frequency: 'weekly',
  importance: 2,
  forNewLearners: false,
  packageId: 'pkg_1',
  steps: {},
  tools: {},
  difficulty: 2,
  risk: 'none',
  occupation: '',
  skills: [],
  outcome: {},
  learnable: true,
  ...changes,
});

const pack = { id: 'pkg_1', environmentId: shop.id, title: { en: 'Sort goods' }, description: {} };
const several = (count: number) => Array.from({ length: count }, (_, index) => task(`t${index}`));

describe('what comes first', () => {
  it.each([
    ['daily', 3, 9],
    ['daily', 1, 3],
    ['weekly', 3, 6],
    ['weekly', 2, 4],
    ['rarely', 3, 3],
    ['rarely', 1, 1],
  ] as const)('%s with importance %i counts %i', (frequency, importance, priority) => {
    expect(taskPriority({ frequency, importance })).toBe(priority);
  });

  it('stands in front, and equal tasks keep their order', () => {
    const tasks = [task('b'), task('a'), task('z', { frequency: 'daily', importance: 3 })];
    expect(byPriority(tasks).map(({ id }) => id)).toEqual(['z', 'b', 'a']);
  });
});

describe('cards written one a line', () => {
  it('lose bullets and numbers, and are not put down twice', () => {
    const read = readCardLines(
      '- Sort clothes\n2. Price goods\r\n\nsort   clothes.\n• Open the door',
      new Set(['price goods']),
    );
    expect(read.cards).toEqual(['Sort clothes', 'Open the door']);
    expect(read.repeated).toEqual(['Price goods', 'sort clothes.']);
  });

  it('are refused when a line is a whole story', () => {
    expect(readCardLines('x'.repeat(121), new Set()).tooLong).toHaveLength(1);
  });
});

describe('the first word of a task', () => {
  it.each([
    ['Sort clothes', 'en', true],
    ['to sort clothes', 'en', true],
    ['Clothes', 'en', false],
    ['Sortere klær', 'nb', true],
    ['å rydde', 'nb', true],
    ['Kassen', 'nb', false],
    ['Mäta virke', 'sv', true],
    ['فرز الملابس', 'ar', null],
  ])('of “%s” (%s) is a verb: %s', (text, language, expected) => {
    expect(startsWithVerb(text, language)).toBe(expected);
  });

  it('finds a drawing that exists, or none', () => {
    expect(isPictogramName(guessPictogram('Price goods'))).toBe(true);
    expect(isPictogramName(guessPictogram('Vaske opp'))).toBe(true);
    expect(guessPictogram('Xyz')).toBe('');
  });
});

describe('what is worth a look', () => {
  const codes = (tasks: readonly WorkTask[], packages = [pack]) =>
    checkPlace(packages, tasks).map(({ code }) => code.slice('workplace.check.'.length));

  it.each([
    ['two tasks in a package', several(2), ['few_tasks']],
    ['three tasks', several(3), []],
    ['twelve tasks', several(12), []],
    ['thirteen tasks', several(13), ['many_tasks']],
    ['a loose card', [...several(3), task('x', { packageId: null })], ['loose']],
    ['no verb', [...several(2), task('x', { title: { en: 'Clothes' } })], ['no_verb']],
    ['a licence', [...several(2), task('x', { risk: 'licence' })], ['licence']],
    ['permission', [...several(2), task('x', { risk: 'permission' })], ['permission']],
    [
      'risk in the first week',
      [...several(2), task('x', { risk: 'licence', forNewLearners: true })],
      ['risky_for_new'],
    ],
    ['no words for learners', [...several(2), task('x', { plain: {} })], ['no_plain']],
    ['no picture', [...several(2), task('x', { pictogram: '' })], ['no_picture']],
    ['the same task twice', [...several(3), task('y', { title: { en: 'sort t0.' } })], ['duplicate']],
  ] as const)('tells of %s', (_what, tasks, expected) => {
    expect(codes(tasks)).toEqual(expected);
  });

  it('asks for nothing about a task that cannot be learned here', () => {
    expect(codes([...several(2), task('x', { plain: {}, pictogram: '', learnable: false })])).toEqual([]);
  });

  it('says in which languages nobody looks at the first word', () => {
    expect(uncheckedLanguages([task('a', { title: { en: 'Sort', ar: 'فرز', so: 'Kala sooc' } })])).toEqual([
      'ar',
      'so',
    ]);
  });
});

describe('the unit that a package suggests', () => {
  let made = 0;
  const newId = (kind: string) => `${kind}_${(made += 1)}`;
  const unit = suggestUnit(
    pack,
    [
      task('a', { importance: 3, frequency: 'daily', outcome: { en: 'Sort goods safely' } }),
      task('b', { risk: 'permission' }),
      task('c', { difficulty: 3 }),
      task('d', { learnable: false }),
      task('e', { packageId: 'pkg_2' }),
    ],
    newId,
  );

  it('holds the learnable tasks as criteria, under the outcomes written for them', () => {
    expect(unit.outcomes.map(({ statement }) => statement['en'])).toEqual(['Sort goods safely', 'Sort goods']);
    expect(unit.outcomes.flatMap(({ criteria }) => criteria.map(({ taskId }) => taskId))).toEqual(['a', 'b', 'c']);
  });

  it('is strict where the place cannot do without it or where it is not safe', () => {
    const critical = unit.outcomes.flatMap(({ criteria }) => criteria.filter((one) => one.critical));
    expect(critical.map(({ taskId }) => taskId)).toEqual(['a', 'b']);
  });

  it('is ready for its reviewers only when nothing is missing', () => {
    expect(unitGaps(unit)).toEqual([]);
    const codes = unitGaps({ ...unit, title: {}, hours: 0, outcomes: [] }).map(({ code }) => code);
    expect(codes).toEqual(['workplace.unit.no_title', 'workplace.unit.no_outcome', 'workplace.unit.no_hours']);
  });
});

describe('four eyes twice', () => {
  const coach = { personId: 'per_coach', roles: ['coach'] } as const;
  const designer = { personId: 'per_designer', roles: ['designer'] } as const;
  const both = { personId: 'per_both', roles: ['coach', 'designer'] } as const;
  const unit = { editorIds: ['per_author'], workLifeBy: null };

  it.each([
    ['a coach speaks for work life', 'in_review', coach, {}, 'ok'],
    ['a designer does not', 'in_review', designer, {}, 'workplace.unit.not_work_life'],
    ['a designer speaks for education', 'work_life', designer, {}, 'ok'],
    ['a coach does not', 'work_life', coach, {}, 'workplace.unit.not_education'],
    ['nobody speaks twice', 'work_life', both, { workLifeBy: 'per_both' }, 'workplace.unit.same_reviewer'],
    ['no author reviews', 'in_review', coach, { editorIds: ['per_author', 'per_coach'] }, 'workplace.unit.own_work'],
    ['a draft waits for nobody', 'draft', coach, {}, 'workplace.unit.not_in_review'],
    ['nor does one that is handed over', 'handed_over', designer, {}, 'workplace.unit.not_in_review'],
  ] as const)('%s', (_what, state, actor, changes, expected) => {
    const result = mayReview({ ...unit, state, ...changes }, actor);
    expect(result.ok ? 'ok' : result.error.code).toBe(expected);
  });
});

describe('a learner and a place', () => {
  const wishes: LearnerWishes = {
    learnerId: 'per_layla',
    wishes: [
      { text: 'Sort a', taskId: 'a' },
      { text: 'price goods', taskId: null },
      { text: 'Fly a plane', taskId: null },
    ],
    hoursWeek: 15,
    languages: ['ar', 'uk'],
    adjustments: ['step_free', 'quiet', 'daytime', 'breaks'],
    travel: 'same_town',
    town: 'Hamar',
    updatedAt: new Date(0),
  };
  const tasks = [
    task('a'),
    task('b', { title: { en: 'Price goods' } }),
    task('c', { title: { en: 'Fly a plane' }, learnable: false }),
  ];

  it('are told line by line what fits, what does not, and what nobody knows yet', () => {
    const match = matchPlace(shop, wishes, tasks);
    expect(match.wishes.map((line) => line.task?.id ?? null)).toEqual(['a', 'b', null]);
    expect(match.lines).toEqual([
      { about: 'hours', answer: 'met', value: '15' },
      { about: 'languages', answer: 'met', value: 'ar' },
      { about: 'travel', answer: 'met', value: 'Hamar' },
      { about: 'step_free', answer: 'not_met', value: '' },
      { about: 'quiet', answer: 'met', value: '' },
      { about: 'daytime', answer: 'unknown', value: '' },
      { about: 'ask', answer: 'unknown', value: 'breaks' },
    ]);
    expect([match.practised, match.met, match.asked]).toEqual([2, 4, 5]);
    expect(match.score).toBeCloseTo((2 / 3 + 4 / 5) / 2);
  });

  it('find the same skill at another place by its address or its words', () => {
    const skills = [{ uri: 'urn:skill', label: 'sort waste', version: '1.2' }];
    const other = { ...shop, id: 'env_other' };
    const there = task('z', { title: { nb: 'Kildesortere' }, skills, environment: { ...shop, id: 'env_other' } });
    const match = matchPlace(other, wishes, [task('a', { skills }), there]);
    expect(match.wishes[0]?.task?.id).toBe('z');
  });

  it('put the place that fits most in front, and count nothing that was not wished', () => {
    const far = { ...shop, id: 'env_far', site: 'Oslo' };
    expect(matchPlaces([far, shop], wishes, tasks).map(({ place }) => place.id)).toEqual(['env_shop', 'env_far']);
    const nothing = { ...wishes, wishes: [], hoursWeek: null, languages: [], adjustments: [], travel: 'any' as const };
    expect(matchPlace(shop, nothing, tasks)).toMatchObject({ lines: [], score: 0 });
  });
});
