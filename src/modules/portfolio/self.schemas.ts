import { z } from 'zod';

/** How somebody rates herself. `paper`: on a sheet of paper that a coach typed in; never chosen by the learner. */
export const MODES = ['alone', 'read_aloud', 'interpreter', 'paper'] as const;
export type Mode = (typeof MODES)[number];

/** What a learner may choose by herself. */
export const OWN_MODES = ['alone', 'read_aloud', 'interpreter'] as const satisfies readonly Mode[];

const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/, { error: 'portfolio.language_unfit' });

export const wayInput = z.object({
  id: z.string().max(60),
  mode: z.string().pipe(z.enum(OWN_MODES, { error: 'portfolio.mode_missing' })),
  /** Empty unless somebody interprets. */
  interpretedIn: z.union([z.literal(''), tag]),
  hiddenAreas: z.array(z.string().max(60)).max(60),
});
export type WayInput = z.input<typeof wayInput>;

/** How somebody likes to read. Kept with the person, since devices are shared. */
export type Reading = {
  /** Shown small beneath the own language; null: one language only. */
  readonly secondLanguage: string | null;
  /** Short sentences and plain words where there are some. */
  readonly easy: boolean;
};

export const PLAIN_READING: Reading = { secondLanguage: null, easy: false };
