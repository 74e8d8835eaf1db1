/** Where a list comes from and when it was last looked at: shown to operators, who may correct it. */
export type ListSource = { readonly source: string; readonly asOf: string };

export const AS_OF = '2026-11-21';

/** Levels 1 to 8 of the European Qualifications Framework. */
export type EqfLevel = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
