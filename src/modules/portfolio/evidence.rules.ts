import { ADDABLE_KINDS, type AddableKind, type Evidence, type EvidenceKind, STAFF_KINDS } from './evidence.schemas.ts';

type Looked = Pick<Evidence, 'kind' | 'checks'>;

/**
 * Whether the proof shows the work itself to staff: an observation and a simulation do, and a photo, a film or a work
 * sample once somebody found it authentic. A note, a recording, a document, a link or a witness's word stand beside it.
 */
export function isDirect(proof: Looked): boolean {
  if (proof.kind === 'observation' || proof.kind === 'simulation') return true;
  const showsWork = proof.kind === 'photo' || proof.kind === 'video' || proof.kind === 'work_sample';
  return showsWork && proof.checks.authentic !== undefined;
}

/** The instant `months` calendar months earlier; the 31st becomes the last day where a month is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const target = new Date(now);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return target;
}

/** As young as a proof counts: from the day of the work, or from the day when staff found that it still holds. */
export const currentSince = ({ madeAt, reconfirmedAt }: Pick<Evidence, 'madeAt' | 'reconfirmedAt'>): Date =>
  reconfirmedAt !== undefined && reconfirmedAt > madeAt ? reconfirmedAt : madeAt;

/** Where a unit says nothing: proof of the last three years. */
export const USUAL_MAX_AGE_MONTHS = 36;

/** What a unit asks of its proof. */
export type SufficiencyRule = {
  /** How many pieces of direct proof each critical criterion needs. */
  readonly directForCritical: number;
  readonly minKinds: number;
  /** 0: the usual three years. */
  readonly maxAgeMonths: number;
};

export type SufficiencyProof = Pick<Evidence, 'kind' | 'checks' | 'criteria' | 'madeAt'> &
  Partial<Pick<Evidence, 'reconfirmedAt' | 'doubts'>>;

/** One thing that is missing. `portfolio.missing.<code>` is its sentence; the criteria are listed beneath it. */
export type SufficiencyGap = {
  readonly code: 'direct' | 'kinds' | 'old' | 'doubted';
  readonly criteria: readonly string[];
  readonly params: Readonly<Record<string, number>>;
};

type Criteria = readonly { readonly id: string; readonly critical: boolean }[];

const isDoubted = ({ doubts }: SufficiencyProof): boolean =>
  doubts?.valid !== undefined || doubts?.authentic !== undefined;

/**
 * Whether the proof is enough for what the unit asks: direct proof of what is critical, several kinds, young enough.
 * Proof that staff found unfit or not the learner's own does not count. An empty list: enough. It tells people what
 * to look at; people decide.
 */
export function checkSufficiency(
  rule: SufficiencyRule,
  found: { readonly criteria: Criteria; readonly evidence: readonly SufficiencyProof[] },
  now: Date,
): readonly SufficiencyGap[] {
  const months = rule.maxAgeMonths > 0 ? rule.maxAgeMonths : USUAL_MAX_AGE_MONTHS;
  const oldest = monthsBefore(now, months);
  const trusted = found.evidence.filter((proof) => !isDoubted(proof));
  const current = trusted.filter((proof) => currentSince(proof) >= oldest);
  const kinds = new Set<EvidenceKind>(current.map(({ kind }) => kind)).size;
  const directFor = (id: string) => current.filter((proof) => isDirect(proof) && proof.criteria.includes(id)).length;
  const unseen = found.criteria.filter(({ id, critical }) => critical && directFor(id) < rule.directForCritical);
  const lacking: readonly SufficiencyGap[] = [
    ...gapIf(unseen.length > 0, 'direct', { needed: rule.directForCritical, count: unseen.length }).map((gap) => ({
      ...gap,
      criteria: unseen.map(({ id }) => id),
    })),
    ...gapIf(kinds < rule.minKinds, 'kinds', { have: kinds, needed: rule.minKinds }),
  ];
  // What does not count is no fault by itself: it is named only where something is lacking and it does not help.
  if (lacking.length === 0) return lacking;
  const old = trusted.length - current.length;
  const doubted = found.evidence.length - trusted.length;
  return [
    ...lacking,
    ...gapIf(old > 0, 'old', { count: old, months }),
    ...gapIf(doubted > 0, 'doubted', { count: doubted }),
  ];
}

const gapIf = (
  holds: boolean,
  code: SufficiencyGap['code'],
  params: SufficiencyGap['params'],
): readonly SufficiencyGap[] => (holds ? [{ code, criteria: [], params }] : []);

/** What a site allows; the part of its rules that matters here. */
type AllowedMedia = { readonly photos: boolean; readonly audio: boolean; readonly links: boolean };

/** Kinds that this person may add here: staff alone say what staff saw, and a site may switch some off. */
export function kindsFor(
  role: 'learner' | 'coach' | 'supporter',
  { photos, audio, links }: AllowedMedia,
): readonly AddableKind[] {
  const off: readonly (readonly [boolean, readonly EvidenceKind[]])[] = [
    [photos, ['photo', 'work_sample']],
    [audio, ['audio']],
    [photos && audio, ['video']],
    [links, ['link']],
    [role === 'coach', STAFF_KINDS],
  ];
  const closed = off.flatMap(([isOpen, kinds]) => (isOpen ? [] : kinds));
  return ADDABLE_KINDS.filter((kind) => !closed.includes(kind));
}

/** Criteria that no proof speaks about. */
export const withoutProof = (
  criteria: readonly string[],
  evidence: readonly Pick<Evidence, 'criteria'>[],
): readonly string[] => criteria.filter((id) => !evidence.some((proof) => proof.criteria.includes(id)));

/** The address as it is shown, or null when it is none of the web. Nothing here or elsewhere ever opens it. */
export function readLink(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, href, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' ? href : null;
}

/** The day on a form: `YYYY-MM-DD`, or empty for now. Null when it lies in the future or before 1950. */
export function madeAtOf(day: string, now: Date): Date | null {
  if (day === '') return now;
  // Noon, so that the calendar day stays the same in every European time zone.
  const at = new Date(`${day}T12:00:00Z`);
  if (at.getTime() > now.getTime() + 86_400_000 || at.getUTCFullYear() < 1950) return null;
  return at > now ? now : at;
}
