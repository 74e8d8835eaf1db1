import type { Sheet } from './portfolio.schemas.ts';

/** The self-evaluation of Cairn's own: skills that count at any work. It belongs to no achievement. */
export const GENERAL_TEMPLATE = 'tpl_general';
const VERSION = 1;

/** Whether a self-evaluation is made from a template, and leads to no award. */
export const isTemplate = (achievementId: string): boolean => achievementId.startsWith('tpl_');

/** Areas in the order in which they are asked, each with its ESCO transversal group. */
export const GENERAL_AREAS = [
  { id: 'self', esco: 'T3' },
  { id: 'social', esco: 'T4' },
  { id: 'thinking', esco: 'T2' },
  { id: 'core', esco: 'T1' },
  { id: 'physical', esco: 'T5' },
  { id: 'life', esco: 'T6' },
  { id: 'learning', esco: 'T3' },
] as const;
export type GeneralArea = (typeof GENERAL_AREAS)[number]['id'];

type GeneralSkill = { readonly id: string; readonly area: GeneralArea; readonly pictogram: string };
const inArea = (area: GeneralArea, pictures: Readonly<Record<string, string>>): readonly GeneralSkill[] =>
  Object.entries(pictures).map(([id, pictogram]) => ({ id, area, pictogram }));

/** Each skill with its picture. Its sentence is the message `portfolio.general.<id>`. */
export const GENERAL_SKILLS: readonly GeneralSkill[] = [
  ...inArea('self', {
    on_time: 'time',
    say_absent: 'phone',
    keep_working: 'wait',
    ask: 'question',
    try_again: 'reuse',
    take_breaks: 'coffee',
    look_after_tools: 'toolbox',
    change_of_plan: 'calendar',
  }),
  ...inArea('social', {
    listen: 'listen',
    say_needs: 'talk',
    with_others: 'team',
    help_colleague: 'help',
    take_feedback: 'hands',
    greet: 'welcome',
    privacy: 'lock',
    say_done: 'raise_hand',
  }),
  ...inArea('thinking', {
    plan: 'form',
    notice_wrong: 'warning',
    find_way: 'idea',
    check_work: 'check',
  }),
  ...inArea('core', {
    read_short: 'mail',
    read_signs: 'stop',
    write_short: 'write',
    measure: 'weigh',
    use_phone: 'mobile',
    understand_spoken: 'language',
  }),
  ...inArea('physical', {
    hand_tools: 'hammer',
    lift_carry: 'lift',
    protection: 'helmet',
    careful_hands: 'sew',
  }),
  ...inArea('life', {
    who_helps: 'health',
    save_resources: 'recycle',
    rights: 'rights',
    appointments: 'appointment',
    find_place: 'map',
  }),
  ...inArea('learning', {
    how_i_learn: 'school',
    small_goal: 'goal',
    practise: 'bicycle',
    show_learned: 'learn',
  }),
];

export const isGeneralSkill = (id: string): boolean => GENERAL_SKILLS.some((skill) => skill.id === id);

type Say = (key: string) => Readonly<Record<string, string>>;

/** The template as a sheet; `say` gives a message in every language that has it. */
export const generalSheet = (say: Say): Sheet => ({
  achievementId: GENERAL_TEMPLATE,
  version: VERSION,
  title: say('portfolio.general.title'),
  family: 'other',
  scale: 'three',
  areas: GENERAL_AREAS.map(({ id }) => ({ id, title: say(`portfolio.area.${id}`) })),
  items: GENERAL_SKILLS.map(({ id, area, pictogram }) => ({
    criterionId: id,
    plain: say(`portfolio.general.${id}`),
    pictogram,
    areaId: area,
  })),
});
