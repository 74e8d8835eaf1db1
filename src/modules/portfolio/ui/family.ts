import { AREA_FAMILIES, type StoneFamily } from '#ui/stone.ts';

/** The colour family of a stone; one that this version does not know is drawn like "other". */
export const familyOf = (name: string): StoneFamily => AREA_FAMILIES.find((known) => known === name) ?? 'other';
