import {
  CannotIssue,
  type Check,
  type DocumentSource,
  type PresentationReport,
  type Report,
  type StatusBits,
  type StatusPurpose,
  type VerifyWorld,
  buildStatusEntry,
  buildStatusListCredential,
  createStatusList,
  parseStrictJson,
  verifyCredential,
  verifyPresentation,
  writeStatus,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { type ProfileIssuer, SUITE_CONTEXTS, makeIssuers } from './issuers.ts';

export type Answer = { readonly status: number; readonly body: object };

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const PURPOSES: readonly StatusPurpose[] = ['revocation', 'suspension'];
const LIST_LENGTH = 131_072;
const VCDM1 = 'https://www.w3.org/2018/credentials/v1';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';

/** Everything that is not in order, as problem details (VCALM; RFC 9457). */
const refused = (problems: readonly (readonly [code: string, detail: string])[]): Answer => ({
  status: 400,
  body: {
    verified: false,
    errors: problems.map(([code]) => code),
    problemDetails: problems.map(([code, detail]) => ({ type: `urn:cairn:${code}`, title: code, detail })),
  },
});

const accepted = (more: object = {}): Answer => ({
  status: 200,
  body: { verified: true, checks: ['proof'], warnings: [], errors: [], ...more },
});

const detailOf = ({ details }: Check): string => JSON.stringify(details ?? {});

/** Whose key it is stays open for did:key issuers; integrity and status must be answered, the others not be broken. */
const problemsOf = ({ checks }: Report): readonly (readonly [string, string])[] => {
  const mustBeGood: readonly Check[] = [checks.integrity, checks.status];
  return Object.values(checks)
    .filter((check) => check.outcome === 'failed' || (check.outcome === 'unknown' && mustBeGood.includes(check)))
    .map((check) => [check.code, detailOf(check)] as const);
};

const presentationProblems = (report: PresentationReport): readonly (readonly [string, string])[] => {
  const { integrity, holder, model } = report.checks;
  const own = [integrity, holder, model].filter(({ outcome }) => outcome === 'failed');
  const unsigned = integrity.outcome === 'passed' ? [] : [integrity];
  return [
    ...new Set([...own, ...unsigned].map((check) => [check.code, detailOf(check)] as const)),
    ...report.credentials.flatMap(problemsOf),
  ];
};

export type ProfileOptions = {
  /** `https://localhost:…`, where status lists are served. */
  readonly origin: string;
  readonly now: () => Date;
  /** Documents of other implementations that the suites bring together; left out: nothing is asked. */
  readonly elsewhere?: DocumentSource;
};

/** The VC API as the public suites call it: what is accepted gets 2xx, what is refused 400. For loopback only. */
export class VcApi {
  readonly issuers: readonly ProfileIssuer[] = makeIssuers();
  readonly #options: ProfileOptions;
  readonly #lists = new Map<StatusPurpose, StatusBits>(
    PURPOSES.map((purpose) => [purpose, createStatusList({ length: LIST_LENGTH })]),
  );
  #nextIndex = 0;

  constructor(options: ProfileOptions) {
    this.#options = options;
  }

  async handle(method: string, path: string, body: string): Promise<Answer> {
    if (method === 'GET') return this.#get(path);
    if (method !== 'POST') return { status: 405, body: {} };
    const parsed = parseStrictJson(body);
    if (!parsed.ok || !isMembers(parsed.value))
      return refused([['request.unreadable', parsed.ok ? 'object' : parsed.error]]);
    return this.#post(path, parsed.value);
  }

  async #get(path: string): Promise<Answer> {
    const purpose = PURPOSES.find((known) => path === `/status-lists/${known}`);
    if (purpose !== undefined) return { status: 200, body: await this.#statusList(purpose) };
    if (path !== '/') return { status: 404, body: {} };
    const { origin } = this.#options;
    const issuers = this.issuers.map(({ name, did }) => ({
      name,
      id: did,
      endpoint: `${origin}/issuers/${name}/credentials/issue`,
    }));
    return {
      status: 200,
      body: {
        issuers,
        verifier: `${origin}/credentials/verify`,
        vpVerifier: `${origin}/presentations/verify`,
      },
    };
  }

  #post(path: string, request: Members): Promise<Answer> {
    const named = /^\/issuers\/([\w-]+)\/credentials\/issue$/.exec(path)?.[1];
    const issuer = path === '/credentials/issue' ? this.issuers[0] : this.issuers.find(({ name }) => name === named);
    if (issuer !== undefined) return this.#issue(issuer, request);
    switch (path) {
      case '/credentials/verify':
        return this.#verify(request);
      case '/presentations/verify':
        return this.#verifyPresentation(request);
      case '/credentials/status':
        return Promise.resolve(this.#setStatus(request));
      case '/credentials/derive':
        // Showing a part is checked by the engine; making one is not part of it.
        return Promise.resolve({ status: 501, body: { title: 'Deriving is not offered.' } });
      default:
        return Promise.resolve({ status: 404, body: {} });
    }
  }

  #world(): VerifyWorld {
    const { origin, now, elsewhere } = this.#options;
    const own = `${origin}/status-lists/`;
    const documents: DocumentSource = {
      find: async (url, kind) => {
        const purpose = PURPOSES.find((known) => url === `${own}${known}`);
        if (purpose === undefined) return elsewhere?.find(url, kind) ?? { ok: false, reason: 'not_allowed' };
        return { ok: true, body: JSON.stringify(await this.#statusList(purpose)), asOf: now().toISOString() };
      },
    };
    return { now: now(), crypto: nodeCrypto, documents, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' };
  }

  get #listIssuer(): ProfileIssuer {
    const found = this.issuers.find(({ name }) => name === 'bitstring');
    if (found === undefined) throw new Error('No issuer of status lists');
    return found;
  }

  #statusList(purpose: StatusPurpose): Promise<object> {
    const { origin, now } = this.#options;
    const issuer = this.#listIssuer;
    const bits = this.#lists.get(purpose) ?? createStatusList({ length: LIST_LENGTH });
    const validFrom = new Date(Math.floor(now().getTime() / 1000) * 1000);
    const list = { id: `${origin}/status-lists/${purpose}`, issuer: issuer.did, purpose, bits, validFrom };
    return issuer.issue(buildStatusListCredential(list), now());
  }

  /** What the issuer adds by itself: its own id, the definitions that an older credential's proof needs, a status. */
  #completed(issuer: ProfileIssuer, credential: Members): Members {
    const given = credential['issuer'];
    const contexts = Array.isArray(credential['@context']) ? (credential['@context'] as readonly unknown[]) : null;
    const isOlder = contexts?.[0] === VCDM1 && !contexts.includes(DATA_INTEGRITY);
    return {
      ...credential,
      ...(isOlder ? { '@context': [...(contexts ?? []), DATA_INTEGRITY] } : {}),
      issuer: isMembers(given) ? { ...given, id: issuer.did } : issuer.did,
      ...(issuer === this.#listIssuer && credential['credentialStatus'] === undefined ? this.#newStatus() : {}),
    };
  }

  #newStatus(): Members {
    const { origin } = this.#options;
    const index = this.#nextIndex;
    this.#nextIndex += 1;
    const entries = PURPOSES.map((purpose) =>
      buildStatusEntry({ listUrl: `${origin}/status-lists/${purpose}`, index, purpose }),
    );
    return { credentialStatus: entries };
  }

  async #issue(issuer: ProfileIssuer, { credential }: Members): Promise<Answer> {
    if (!isMembers(credential)) return refused([['request.no_credential', 'credential']]);
    const faults = await this.#modelFaults(credential);
    if (faults.length > 0) return refused(faults);
    try {
      const signed = await issuer.issue(this.#completed(issuer, credential), this.#options.now());
      return { status: 201, body: { verifiableCredential: signed } };
    } catch (error) {
      if (error instanceof CannotIssue) return refused([[`issue.${error.code}`, error.message]]);
      throw error;
    }
  }

  /** Rules of the model, dates and what the words mean are looked at before anything is signed. */
  async #modelFaults(credential: Members): Promise<readonly (readonly [string, string])[]> {
    const { checks } = await verifyCredential(JSON.stringify(credential), this.#world());
    const broken = [checks.model, checks.issuer].filter(({ code }) => code !== 'issuer.not_reached');
    const dates = [checks.validity].filter(({ code }) => /unreadable_date|ends_before_start/.test(code));
    return [...broken.filter(({ outcome }) => outcome === 'failed'), ...dates].map((check) => [
      check.code,
      detailOf(check),
    ]);
  }

  async #verify({ verifiableCredential }: Members): Promise<Answer> {
    const text = typeof verifiableCredential === 'string' ? verifiableCredential : JSON.stringify(verifiableCredential);
    if (text === undefined) return refused([['request.no_credential', 'verifiableCredential']]);
    const report = await verifyCredential(text, this.#world());
    const problems = problemsOf(report);
    return problems.length > 0 ? refused(problems) : accepted({ credential: report.credential?.document });
  }

  async #verifyPresentation({ verifiablePresentation, options }: Members): Promise<Answer> {
    if (!isMembers(verifiablePresentation)) return refused([['request.no_presentation', 'verifiablePresentation']]);
    const { challenge, domain } = isMembers(options) ? options : {};
    const asked = {
      ...(typeof challenge === 'string' ? { challenge } : {}),
      ...(typeof domain === 'string' ? { domain } : {}),
    };
    const report = await verifyPresentation(JSON.stringify(verifiablePresentation), this.#world(), asked);
    const problems = presentationProblems(report);
    return problems.length > 0 ? refused(problems) : accepted();
  }

  #setStatus({ credentialStatus, status }: Members): Answer {
    if (!isMembers(credentialStatus) || typeof status !== 'boolean') return refused([['request.unreadable', 'status']]);
    const purpose = PURPOSES.find((known) => known === credentialStatus['statusPurpose']);
    const index = Number(credentialStatus['statusListIndex']);
    const bits = purpose === undefined ? undefined : this.#lists.get(purpose);
    if (purpose === undefined || bits === undefined || !(index >= 0 && index < this.#nextIndex))
      return refused([['request.no_such_status', 'credentialStatus']]);
    this.#lists.set(purpose, writeStatus(bits, [{ index, isSet: status }]));
    return { status: 200, body: {} };
  }
}
