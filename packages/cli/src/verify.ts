import { type DocumentSource, type Report, type VerifyWorld, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { type Arguments, readArguments } from './arguments.ts';
import { writeReport } from './human-report.ts';
import { installedVocab } from './installed-vocab.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { type OutboundPolicy, fetchOutside } from './outbound.ts';
import { findOwnOrigin } from './own-origin.ts';
import { readInputFile } from './read-file.ts';

const OPTIONS = {
  json: { type: 'boolean' },
  offline: { type: 'boolean' },
  at: { type: 'string' },
  vocab: { type: 'string' },
} as const;

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

const readInstant = (text: string | undefined, now: Date): Date => {
  if (text === undefined) return now;
  const instant = new Date(INSTANT.test(text) ? text : Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new WrongUse(`"${text}" is not an instant. Write it like 2026-05-01 or 2026-05-01T12:00:00Z.`);
  }
  return instant;
};

const offline: DocumentSource = { find: () => Promise.resolve({ ok: false, reason: 'not_allowed' }) };

const online = (policy: OutboundPolicy, now: () => Date): DocumentSource => ({
  find: async (url) => {
    const fetched = await fetchOutside(url, policy);
    return fetched.ok ? { ok: true, body: new TextDecoder().decode(fetched.body), asOf: now().toISOString() } : fetched;
  },
});

/** A report for an address that gave nothing to check. */
const unreachableReport = (reason: string): Report => {
  const open = (code: string) => ({ outcome: 'unknown', code }) as const;
  return {
    summary: 'could_not_check_everything',
    format: 'unknown',
    checks: {
      integrity: { ...open('integrity.unreachable'), details: { reason } },
      issuer: open('issuer.not_reached'),
      validity: open('validity.not_reached'),
      status: open('status.not_reached'),
      model: open('model.not_reached'),
      evidence: { outcome: 'not_applicable', code: 'evidence.not_reached' },
    },
  };
};

const isAddress = (source: string): boolean => /^https?:\/\//i.test(source);

const check = async (source: string, options: Arguments, io: Io): Promise<Report> => {
  const policy = { ownOrigin: findOwnOrigin(io) };
  const isOffline = options.has('offline');
  if (isAddress(source) && isOffline)
    throw new WrongUse('An address cannot be read with --offline. Save the credential as a file first.');
  const now = readInstant(options.text('at'), io.now());
  const documents = isOffline ? offline : online(policy, io.now);
  const vocab = installedVocab(options.text('vocab'), io);
  const world: VerifyWorld = { ...vocab, now, crypto: nodeCrypto, documents };
  if (!isAddress(source)) return verifyCredential(readInputFile(source), world);
  const fetched = await fetchOutside(source, policy);
  return fetched.ok ? verifyCredential(fetched.body, world) : unreachableReport(fetched.reason);
};

/** The report for programs: summary, format and the answers, nothing of the learner. */
const answers = ({ summary, format, checks, holder, inner }: Report): object => ({
  summary,
  format,
  checks,
  ...(holder === undefined ? {} : { holder }),
  ...(inner === undefined ? {} : { inner: inner.map(answers) }),
});

const toJson = (report: Report): string => `${JSON.stringify(answers(report), null, 2)}\n`;

const EXIT_CODES = {
  checks_out: EXIT.checksOut,
  does_not_check_out: EXIT.doesNotCheckOut,
  could_not_check_everything: EXIT.couldNotCheckEverything,
} as const;

/** `cairn verify FILE|URL [--json] [--offline] [--at INSTANT] [--vocab FOLDER]` */
export const verify = async (argv: readonly string[], io: Io): Promise<number> => {
  const options = readArguments(argv, OPTIONS);
  const [source, ...more] = options.positionals;
  if (source === undefined || more.length > 0)
    throw new WrongUse('Say which one file or address to check: cairn verify FILE|URL');
  const report = await check(source, options, io);
  io.out(options.has('json') ? toJson(report) : writeReport(report));
  return EXIT_CODES[report.summary];
};
