/** How long a session lasts in all, and how long it waits for the next step, in minutes. */
export const SESSION_MINUTES = {
  staff: { whole: 480, idle: 30 },
  /** Learners share tablets: the screen locks itself. */
  learner: { whole: 20, idle: 3 },
  /** A learner who came in by an own name or passkey sits at an own device. */
  own: { whole: 480, idle: 30 },
} as const;

export type SessionKind = 'staff' | 'learner';
export type EntryMeans = 'password' | 'passkey' | 'card';
type Entry = { readonly kind: SessionKind; readonly means: EntryMeans };

export type SessionTimes = Entry & {
  readonly seenAt: Date;
  readonly endsAt: Date;
  readonly endedAt: Date | null;
};

const MINUTE = 60_000;

/** Whether somebody who may be at a shared tablet has come in by something of their own. */
export const isAtOwnDevice = ({ kind, means }: Entry): boolean => kind === 'learner' && means !== 'card';

const minutesOf = (entry: Entry) => SESSION_MINUTES[isAtOwnDevice(entry) ? 'own' : entry.kind];

export const sessionEnd = (entry: Entry, startedAt: Date): Date =>
  new Date(startedAt.getTime() + minutesOf(entry).whole * MINUTE);

/** Whether a session still counts: not ended, not past its end, not idle for too long. */
export function isAlive(session: SessionTimes, now: Date): boolean {
  if (session.endedAt !== null || session.endsAt <= now) return false;
  return now.getTime() - session.seenAt.getTime() < minutesOf(session).idle * MINUTE;
}

const BROWSERS = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrom(e|ium)|CriOS/],
  ['Safari', /Safari/],
] as const;

const SYSTEMS = [
  ['iPad', /iPad/],
  ['iPhone', /iPhone/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
] as const;

/** Browser and system by name, for a person's own list of sessions; the header itself is not kept (least data). */
export function describeDevice(userAgent: string | null): string {
  const header = userAgent ?? '';
  const names = [BROWSERS, SYSTEMS].map((list) => list.find(([, pattern]) => pattern.test(header))?.[0]);
  return names.filter((name) => name !== undefined).join(', ');
}
