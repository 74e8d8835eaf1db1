import type { Worker } from 'node:worker_threads';
import type { DocumentSource, Report, VerifyWorld } from '../types.ts';
import { utf8Decode } from '../text/utf8.ts';
import { MAX_INPUT_BYTES } from '../verify/read-input.ts';
import { unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import { verifyCredential, verifyKnownForm } from '../verify/verify-credential.ts';
import { type Job, type WorkerLimits, runJob, startWorker } from './worker-job.ts';

export type VerifyPoolOptions = WorkerLimits & {
  /** Threads at the same time. */
  readonly threads: number;
  /** Files that may wait for a thread; one more is answered with `limits.busy` at once. */
  readonly waiting: number;
  /** A thread without work for so long is stopped. */
  readonly idleMilliseconds: number;
  /**
   * Addresses whose documents are the caller's own. A credential that needs no other is no stranger's: once it has
   * checked out, its form is learnt and later ones of that form are checked without a worker. Left out: none.
   */
  readonly isOwnAddress?: (url: string) => boolean;
};

const STANDARD: VerifyPoolOptions = {
  milliseconds: 4_000,
  megabytes: 160,
  threads: 2,
  waiting: 256,
  idleMilliseconds: 30_000,
};

/** Only short texts are compared with known forms in the caller's thread: the work grows with the length alone. */
const MAX_KNOWN_LENGTH = 65_536;
/**
 * Each own form is learnt by two checks in the caller's thread. A text that cannot be learnt comes again and again, so
 * that there are some lessons to begin with, and then one in so many checks.
 */
const FIRST_LESSONS = 64;
const CHECKS_PER_LESSON = 16;

class NotOwn extends Error {}

/** Documents of own addresses; any other is a reason to leave the caller's thread. */
const ownOnly = ({ documents }: VerifyWorld, isOwn: (url: string) => boolean): DocumentSource => ({
  find: (url, kind) => (isOwn(url) ? documents.find(url, kind) : Promise.reject(new NotOwn())),
});

/** Watches whether every document that was asked for was an own one. */
const watched = (documents: DocumentSource, isOwn: (url: string) => boolean) => {
  const seen = { own: 0, others: 0 };
  const source: DocumentSource = {
    find: (url, kind) => {
      if (isOwn(url)) seen.own += 1;
      else seen.others += 1;
      return documents.find(url, kind);
    },
  };
  return { source, seen };
};

const textOf = (input: Uint8Array | string): string | null => {
  if (input.length > MAX_KNOWN_LENGTH) return null;
  return typeof input === 'string' ? input : utf8Decode(input);
};

type Idle = { readonly worker: Worker; readonly timer: NodeJS.Timeout; readonly leave: () => void };

/**
 * Checks files of strangers in threads of their own, each within a limit of time and memory (`limits.time`,
 * `limits.memory`). The answers are those of `verifyCredential`; nothing that a file holds can hold up the caller.
 */
export class VerifyPool {
  readonly #options: VerifyPoolOptions;
  readonly #idle: Idle[] = [];
  readonly #queue: (() => void)[] = [];
  #busy = 0;
  #lessons = 0;
  #couldLearn = 0;

  constructor(options: Partial<VerifyPoolOptions> = {}) {
    this.#options = { ...STANDARD, ...options };
  }

  /** Same report as `verifyCredential`; besides, what did not stay within the limits is `unknown` and says so. */
  async verify(input: Uint8Array | string, world: VerifyWorld): Promise<Report> {
    const known = await this.#verifyKnown(input, world);
    if (known !== null) return known;
    // Refused by its size alone: not worth sending.
    if (input.length > MAX_INPUT_BYTES) return verifyCredential(input, world);
    if (this.#queue.length >= this.#options.waiting) return unreadableReport(unknown('limits.busy'), 'unknown');
    return this.#verifyElsewhere(input, world);
  }

  async #verifyKnown(input: Uint8Array | string, world: VerifyWorld): Promise<Report | null> {
    const { isOwnAddress } = this.#options;
    const text = isOwnAddress === undefined ? null : textOf(input);
    if (text === null || isOwnAddress === undefined) return null;
    try {
      return await verifyKnownForm(text, { ...world, documents: ownOnly(world, isOwnAddress) });
    } catch (error) {
      if (error instanceof NotOwn) return null;
      throw error;
    }
  }

  async #verifyElsewhere(input: Uint8Array | string, world: VerifyWorld): Promise<Report> {
    const { crypto: _own, documents, ...sent } = world;
    const { isOwnAddress } = this.#options;
    if (isOwnAddress === undefined) return this.#run({ input, world: sent, documents });
    const { source, seen } = watched(documents, isOwnAddress);
    const report = await this.#run({ input, world: sent, documents: source });
    if (report.summary === 'checks_out' && seen.own > 0 && seen.others === 0) await this.#learn(input, world);
    return report;
  }

  /** Own words may be read here: their form, once known, is checked without a worker from then on. */
  async #learn(input: Uint8Array | string, world: VerifyWorld): Promise<void> {
    this.#couldLearn += 1;
    if (this.#lessons >= FIRST_LESSONS + this.#couldLearn / CHECKS_PER_LESSON || textOf(input) === null) return;
    this.#lessons += 1;
    await verifyCredential(input, world);
  }

  async #run(job: Job): Promise<Report> {
    if (this.#busy >= this.#options.threads) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#busy += 1;
    try {
      const worker = this.#take();
      const { report, isUsable } = await runJob(worker, job, this.#options);
      if (isUsable) this.#putBack(worker);
      return report;
    } finally {
      // The place goes to whoever waited longest, or is free again.
      const next = this.#queue.shift();
      if (next === undefined) this.#busy -= 1;
      else next();
    }
  }

  #take(): Worker {
    const idle = this.#idle.pop();
    if (idle === undefined) return startWorker(this.#options);
    clearTimeout(idle.timer);
    return idle.worker.off('error', idle.leave);
  }

  #putBack(worker: Worker): void {
    const leave = (): void => {
      const at = this.#idle.findIndex((idle) => idle.worker === worker);
      if (at >= 0) this.#idle.splice(at, 1);
      void worker.terminate();
    };
    const timer = setTimeout(leave, this.#options.idleMilliseconds);
    timer.unref();
    worker.on('error', leave);
    this.#idle.push({ worker, timer, leave });
  }

  /** Stops the threads that have no work. */
  async close(): Promise<void> {
    const idle = this.#idle.splice(0);
    for (const { timer } of idle) clearTimeout(timer);
    await Promise.all(idle.map(({ worker }) => worker.terminate()));
  }
}

let shared: VerifyPool | null = null;

/** {@link VerifyPool.verify} in one pool for the whole process, with the standard limits: 4 s and 160 MiB a file. */
export const verifyInWorker = (input: Uint8Array | string, world: VerifyWorld): Promise<Report> => {
  shared ??= new VerifyPool();
  return shared.verify(input, world);
};
