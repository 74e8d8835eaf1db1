import { z } from 'zod';

/**
 * What a person did without a network, as a list of actions in the order of their doing. Nothing of it decides
 * anything: the server replays each one through the same use case that its page calls.
 */
const id = z.string().min(1).max(60);
const instant = z.iso.datetime();
const text = z.string().max(8000);

/** Chosen by the device; the same action sent twice is one action. */
const actionId = z.string().regex(/^off_[0-9a-z]{26}$/);

const common = { id: actionId, at: instant };

/** One answer. `base` is the answer that stood there when the sheet came onto the device. */
const answer = z.object({
  ...common,
  kind: z.literal('answer'),
  achievementId: id,
  criterionId: id,
  answer: z.string().max(40),
  base: z.string().max(40).nullable(),
});

/** "This is all." Begins nothing by itself. */
const finish = z.object({ ...common, kind: z.literal('finish'), achievementId: id });

/** Something the learner did, told in her own words. */
const story = z.object({
  ...common,
  kind: z.literal('story'),
  did: text,
  where: text,
  hard: text,
  can: text,
});

const proof = z.object({
  ...common,
  kind: z.literal('proof'),
  learnerId: id,
  proof: z.enum(['note', 'photo', 'audio', 'observation']),
  achievementId: id,
  title: z.string().max(400),
  text,
  criteria: z.array(id).max(200),
  madeAt: z.string().max(10),
  ownWork: z.enum(['yes', '']),
  depicted: z.enum(['', 'nobody', 'agreed']),
  /** Absent in what older copies of the page send. */
  depictedWho: z.string().max(200).optional(),
  depictedHow: z.enum(['', 'spoken', 'written']).optional(),
  /** The bytes in base64, for a photo or a recording. */
  file: z.string().max(8_000_000).optional(),
});

/** The coach's ratings. `base` are her levels as they stood; `sawOther`: both had been shown on this device before. */
const rate = z.object({
  ...common,
  kind: z.literal('rate'),
  jointId: id,
  levels: z.record(id, z.string().max(40)),
  base: z.record(id, z.string().max(40).nullable()),
  finish: z.enum(['yes', 'no']),
  sawOther: z.boolean(),
});

/** What the two agreed on. A field that is absent was not touched. */
const talk = z.object({
  ...common,
  kind: z.literal('talk'),
  jointId: id,
  agreed: z.record(id, z.string().max(40)),
  notes: z.record(id, text),
  nextGoal: text,
  base: z.object({
    agreed: z.record(id, z.string().max(40).nullable()),
    notes: z.record(id, text),
    nextGoal: text,
  }),
  confirm: z.enum(['yes', 'no']),
});

/** The learner stands by what she saw, word for word. */
const confirm = z.object({
  ...common,
  kind: z.literal('confirm'),
  jointId: id,
  seen: z.object({ agreed: z.record(id, z.string().max(40).nullable()), nextGoal: text }),
});

export const offlineAction = z.discriminatedUnion('kind', [answer, finish, story, proof, rate, talk, confirm]);
export type OfflineAction = z.infer<typeof offlineAction>;
export type ActionKind = OfflineAction['kind'];
export type ActionOf<Kind extends ActionKind> = Extract<OfflineAction, { readonly kind: Kind }>;

/** One parcel: what fits into one request. `deviceNow` tells how far the device's clock is off. */
export const parcel = z.object({ deviceNow: instant, actions: z.array(z.unknown()).max(100) });

/**
 * `received`: not tried yet. `waiting`: the other side's part has not come. `applied`: it counts. `needs_talk`: it was
 * kept beside what counts, or it counts and something else is kept beside it; two people look at it.
 * `refused`: it cannot be done any more, and says why.
 */
export const ACTION_STATES = ['received', 'waiting', 'applied', 'needs_talk', 'refused'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Two values of one field, neither of which is lost. */
export type Clash = {
  /** `answer-…`, `level-…`, `agreed-…`, `note-…`, `nextGoal`. */
  readonly field: string;
  readonly offline: string;
  readonly stored: string;
  /** Which of the two counts now. */
  readonly counts: 'offline' | 'stored';
  /** For a rating: whether it was made before the other side was shown. */
  readonly blind?: boolean;
};

export type Outcome = {
  readonly state: Exclude<ActionState, 'received'>;
  /** Key of the sentence that says why; empty when it simply counts. */
  readonly code: string;
  readonly clashes: readonly Clash[];
};

export const APPLIED: Outcome = { state: 'applied', code: '', clashes: [] };
