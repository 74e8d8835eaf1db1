import {
  CannotIssue,
  type Check,
  type DocumentSource,
  type VerifyWorld,
  parseStrictJson,
  showParts,
  verifyCredential,
  verifyPresentation,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { type ProfileIssuer, SUITE_CONTEXTS, makeIssuers } from './issuers.ts';
import {
  type Answer,
  type Problem,
  accepted,
  presentationProblems,
  problemOf,
  problemsOf,
  refused,
} from './problems.ts';
import { StatusLists } from './status-lists.ts';

type Members = Readonly<Record<string, unknown>>;
const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const VCDM1 = 'https://www.w3.org/2018/credentials/v1';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';

/** What a caller asks of the proofs besides that they are good (VC Data Integrity 1.0, §4.4). */
const ASKED: readonly (readonly [option: string, member: string])[] = [
  ['expectedProofPurpose', 'proofPurpose'],
  ['domain', 'domain'],
  ['challenge', 'challenge'],
];

const notAsAsked = (credential: unknown, options: unknown): readonly Problem[] => {
  if (!isMembers(credential) || !isMembers(options)) return [];
  const proofs = listOf(credential['proof']).filter(isMembers);
  return ASKED.filter(([option, member]) => {
    const wanted = options[option];
    return typeof wanted === 'string' && !proofs.every((proof) => listOf(proof[member]).includes(wanted));
  }).map(([option]) => ['integrity.not_as_asked', option]);
};

/** JSON pointers that a caller gives; none when the option is left out, null when it is no list of texts. */
const pointersIn = (options: unknown, name: string): readonly string[] | null => {
  const given = isMembers(options) ? (options[name] ?? []) : [];
  return Array.isArray(given) && given.every((pointer) => typeof pointer === 'string') ? given : null;
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
  readonly #lists: StatusLists;

  constructor(options: ProfileOptions) {
    this.#options = options;
    this.#lists = new StatusLists(options.origin);
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
    const { origin } = this.#options;
    const list = await this.#statusList(`${origin}${path}`);
    if (list !== null) return { status: 200, body: list };
    if (path !== '/') return { status: 404, body: {} };
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
        holder: `${origin}/credentials/derive`,
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
        return this.#derive(request);
      default:
        return Promise.resolve({ status: 404, body: {} });
    }
  }

  #world(): VerifyWorld {
    const { now, elsewhere } = this.#options;
    const documents: DocumentSource = {
      find: async (url, kind) => {
        const list = await this.#statusList(url);
        if (list === null) return elsewhere?.find(url, kind) ?? { ok: false, reason: 'not_allowed' };
        return { ok: true, body: JSON.stringify(list), asOf: now().toISOString() };
      },
    };
    const liberties = { contexts: SUITE_CONTEXTS, inlineContexts: 'accepted', oldWrapper: 'accepted' } as const;
    return { now: now(), crypto: nodeCrypto, documents, ...liberties };
  }

  get #listIssuer(): ProfileIssuer {
    const found = this.issuers.find(({ name }) => name === 'bitstring');
    if (found === undefined) throw new Error('No issuer of status lists');
    return found;
  }

  async #statusList(url: string): Promise<object | null> {
    const [issuer, now] = [this.#listIssuer, this.#options.now()];
    const list = this.#lists.listAt(url, issuer.did, now);
    return list === null ? null : issuer.issue(list, now);
  }

  /** What the issuer adds by itself: its own id, the definitions that an older credential's proof needs, a status. */
  #completed(issuer: ProfileIssuer, credential: Members): Members {
    const given = credential['issuer'];
    const contexts = Array.isArray(credential['@context']) ? (credential['@context'] as readonly unknown[]) : null;
    const isOlder = contexts?.[0] === VCDM1 && !contexts.includes(DATA_INTEGRITY);
    const wantsStatus = issuer === this.#listIssuer && credential['credentialStatus'] === undefined;
    return {
      ...credential,
      ...(isOlder ? { '@context': [...(contexts ?? []), DATA_INTEGRITY] } : {}),
      issuer: isMembers(given) ? { ...given, id: issuer.did } : issuer.did,
      ...(wantsStatus ? { credentialStatus: this.#lists.newEntries() } : {}),
    };
  }

  async #issue(issuer: ProfileIssuer, { credential, options }: Members): Promise<Answer> {
    if (!isMembers(credential)) return refused([['request.no_credential', 'credential']]);
    const mandatory = pointersIn(options, 'mandatoryPointers');
    if (mandatory === null) return refused([['request.unreadable', 'mandatoryPointers']]);
    const faults = await this.#modelFaults(credential);
    if (faults.length > 0) return refused(faults);
    try {
      const signed = await issuer.issue(this.#completed(issuer, credential), this.#options.now(), mandatory);
      return { status: 201, body: { verifiableCredential: signed } };
    } catch (error) {
      if (error instanceof CannotIssue) return refused([[`issue.${error.code}`, error.message]]);
      throw error;
    }
  }

  async #derive({ verifiableCredential, options }: Members): Promise<Answer> {
    const pointers = pointersIn(options, 'selectivePointers');
    if (!isMembers(verifiableCredential) || pointers === null) {
      return refused([['request.unreadable', 'selectivePointers']]);
    }
    const credential = JSON.stringify(verifiableCredential);
    const shown = await showParts({ credential, pointers, contexts: SUITE_CONTEXTS, inlineContexts: 'accepted' });
    if (!shown.ok) return refused([[`derive.${shown.error}`, 'verifiableCredential']]);
    return { status: 201, body: { verifiableCredential: shown.value } };
  }

  /** Rules of the model, dates and what the words mean are looked at before anything is signed. */
  async #modelFaults(credential: Members): Promise<readonly Problem[]> {
    const { checks } = await verifyCredential(JSON.stringify(credential), this.#world());
    const broken: readonly Check[] = [checks.model, checks.issuer].filter(({ code }) => code !== 'issuer.not_reached');
    const dates = [checks.validity].filter(({ code }) => /unreadable_date|ends_before_start/.test(code));
    return [...broken.filter(({ outcome }) => outcome === 'failed'), ...dates].map(problemOf);
  }

  async #verify({ verifiableCredential, options }: Members): Promise<Answer> {
    const text = typeof verifiableCredential === 'string' ? verifiableCredential : JSON.stringify(verifiableCredential);
    if (text === undefined) return refused([['request.no_credential', 'verifiableCredential']]);
    const report = await verifyCredential(text, this.#world());
    const problems = [...problemsOf(report), ...notAsAsked(verifiableCredential, options)];
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
    const index = Number(credentialStatus['statusListIndex']);
    const isKnown = this.#lists.set({ index, purpose: credentialStatus['statusPurpose'], isSet: status });
    return isKnown ? { status: 200, body: {} } : refused([['request.no_such_status', 'credentialStatus']]);
  }
}
