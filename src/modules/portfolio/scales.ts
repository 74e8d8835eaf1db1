/**
 * The scales on which a person rates what she can do, lowest step first. A scale belongs to a design or a template;
 * the coach rates on the same one. The words of the steps come from the catalogue (`ui.level.*`).
 */
export const SCALES = {
  three: ['not_yet', 'with_help', 'on_my_own'],
  four: ['not_yet', 'with_help', 'on_my_own', 'can_show_others'],
  five: ['not_tried', 'tried', 'with_help', 'on_my_own', 'can_show_others'],
} as const;

export type Scale = keyof typeof SCALES;
export type Level = (typeof SCALES)[Scale][number];

export const SCALE_NAMES = ['three', 'four', 'five'] as const satisfies readonly Scale[];

/** What a sheet uses that names no scale: the one that asks least of a reader. */
export const DEFAULT_SCALE = 'three' satisfies Scale;

/** Every step of any scale, in the order of a skill that grows. */
export const LEVELS = [
  'not_tried',
  'tried',
  'not_yet',
  'with_help',
  'on_my_own',
  'can_show_others',
] as const satisfies readonly Level[];

export const isLevel = (value: unknown): value is Level => LEVELS.some((level) => level === value);

/** The steps of one scale, lowest first. */
export const stepsOf = (scale: Scale): readonly Level[] => SCALES[scale];

/**
 * Place of a step on its scale, 0 … K. An order and nothing more: never averaged, and never set beside the place of a
 * step on another scale. Throws where the scale has no such step.
 */
export function ordinal(scale: Scale, level: Level): number {
  const place = stepsOf(scale).indexOf(level);
  if (place < 0) throw new Error(`The scale "${scale}" has no step "${level}".`);
  return place;
}

/** How many steps of one scale lie between two ratings. */
export const stepsApart = (scale: Scale, a: Level, b: Level): number => Math.abs(ordinal(scale, a) - ordinal(scale, b));

/** Done without help: what the rule of a unit counts as reached, on every scale. */
export const isAlone = (level: string | null | undefined): boolean =>
  level === 'on_my_own' || level === 'can_show_others';
