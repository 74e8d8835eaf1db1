import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { DocumentSource, Report } from '../types.ts';
import { unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import type { FromWorker, SentWorld, ToWorker } from './worker-messages.ts';

export type WorkerLimits = {
  /** Milliseconds of work on one file; waiting for documents does not count, their source has limits of its own. */
  readonly milliseconds: number;
  /** Largest heap of one thread in MiB. */
  readonly megabytes: number;
};

export type Job = {
  readonly input: Uint8Array | string;
  readonly world: SentWorld;
  readonly documents: DocumentSource;
};

/** By name and not by place: a bundler may have moved this file, the package stays where it is installed. */
const ENTRY = createRequire(import.meta.url).resolve('@cairn/engine/verify-worker');

const YOUNG_MEGABYTES = 32;
const STACK_MEGABYTES = 4;

/** Threads that load their code still. A busy machine takes long over that, and no file is to blame for it. */
const loading = new WeakSet<Worker>();

export const startWorker = ({ megabytes }: WorkerLimits): Worker => {
  const worker = new Worker(ENTRY, {
    execArgv: [],
    env: {},
    resourceLimits: {
      maxOldGenerationSizeMb: megabytes,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      stackSizeMb: STACK_MEGABYTES,
    },
  });
  worker.unref();
  loading.add(worker);
  return worker;
};

const stopped = (code: 'limits.time' | 'limits.memory'): Report => unreadableReport(unknown(code), 'unknown');

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** A clock that runs only while the worker works and not while it waits for documents. */
class WorkClock {
  #left: number;
  #startedAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #pauses = 0;
  readonly #onEnd: () => void;

  /** Stands still until it is started. */
  constructor(milliseconds: number, onEnd: () => void) {
    this.#left = milliseconds;
    this.#onEnd = onEnd;
  }

  start(): void {
    this.#startedAt = performance.now();
    // Timers come before messages: an answer that lay there while the caller was busy is read first.
    const timer = setTimeout(() => setImmediate(() => this.#timer === timer && this.#onEnd()), Math.max(0, this.#left));
    this.#timer = timer;
  }

  pause(): void {
    this.#pauses += 1;
    if (this.#pauses === 1) this.stop();
  }

  resume(): void {
    this.#pauses -= 1;
    if (this.#pauses === 0) this.start();
  }

  stop(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#left -= performance.now() - this.#startedAt;
  }
}

/** What a worker came to: a report, and whether it can take another file. */
export type JobResult = { readonly report: Report; readonly isUsable: boolean };

/** Lets a worker check one file. Past a limit the worker is stopped and the report names the limit. */
export const runJob = (worker: Worker, job: Job, limits: WorkerLimits): Promise<JobResult> =>
  new Promise((resolve, reject) => {
    const send = (message: ToWorker): void => worker.postMessage(message);
    let isOver = false;
    const end = (finish: () => void): void => {
      if (isOver) return;
      isOver = true;
      clock.stop();
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
      finish();
    };
    const stop = (report: Report): void =>
      end(() => {
        void worker.terminate().then(() => resolve({ report, isUsable: false }));
      });
    const clock = new WorkClock(limits.milliseconds, () => stop(stopped('limits.time')));
    const find = async ({ question, url, wanted }: Extract<FromWorker, { kind: 'find' }>): Promise<void> => {
      clock.pause();
      const answer = await job.documents.find(url, wanted);
      if (isOver) return;
      clock.resume();
      send({ kind: 'found', question, answer });
    };
    const fail = (error: unknown): void =>
      end(() => {
        void worker.terminate().then(() => reject(error));
      });
    const onMessage = (message: FromWorker): void => {
      if (message.kind === 'ready') {
        loading.delete(worker);
        clock.start();
      } else if (message.kind === 'find') find(message).catch(fail);
      else end(() => resolve({ report: message.report, isUsable: true }));
    };
    const onError = (error: unknown): void => (isOutOfMemory(error) ? stop(stopped('limits.memory')) : fail(error));
    const onExit = (): void => stop(stopped('limits.memory'));
    if (!loading.has(worker)) clock.start();
    worker.ref();
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    send({ kind: 'verify', input: job.input, world: job.world });
  });
