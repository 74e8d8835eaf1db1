import type { StorySetting } from './story.schemas.ts';

/**
 * Parts of a life in which people learn and seldom notice it: each with a picture, a question to begin with
 * (`portfolio.life.<id>.ask`) and where such things are mostly learned. A beginning, never a sorting of people.
 */
export const LIFE_AREAS = [
  { id: 'home', pictogram: 'home', setting: 'informal' },
  { id: 'care', pictogram: 'care', setting: 'informal' },
  { id: 'job', pictogram: 'goods', setting: 'informal' },
  { id: 'others', pictogram: 'help', setting: 'informal' },
  { id: 'making', pictogram: 'sew', setting: 'informal' },
  { id: 'free_time', pictogram: 'team', setting: 'informal' },
  { id: 'new_place', pictogram: 'map', setting: 'informal' },
  { id: 'course', pictogram: 'calendar', setting: 'non_formal' },
  { id: 'school', pictogram: 'school', setting: 'formal' },
] as const satisfies readonly { readonly id: string; readonly pictogram: string; readonly setting: StorySetting }[];
