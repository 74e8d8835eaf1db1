import { createHash, randomUUID } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { platform } from 'node:os';
import { OperatorError } from '../../operator-error.ts';
import {
  BEAT_MILLISECONDS,
  isRunningHere,
  newHolder,
  readHolder,
  removeHolder,
  SILENCE_MILLISECONDS,
  writeHolder,
  type Holder,
} from './lock-file.ts';

export interface WriterLock {
  /** Gives the folder free. Safe to call twice. */
  release(): Promise<void>;
}

const refusal = (folder: string, who: string): OperatorError =>
  new OperatorError(
    'store.in_use',
    `The data folder ${folder} is in use by ${who}. Two at once would destroy each other's data, so this one stops.`,
    'Stop the other one first, or choose another folder: CAIRN_DATA=other-folder. To have several, use PostgreSQL (DATABASE_URL).',
  );

/**
 * A name that the kernel itself frees when its process ends, however it ends. Linux: the abstract socket name
 * space; Windows: named pipes. Elsewhere there is none, and the lock file has to do alone.
 */
function kernelName(folder: string): string | null {
  const name = `cairn-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)}`;
  if (platform() === 'linux') return `\0${name}`;
  return platform() === 'win32' ? `\\\\.\\pipe\\${name}` : null;
}

/** Resolves to null when another process holds the name. */
function takeName(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(null);
      else reject(error);
    });
    server.listen({ path: name }, () => {
      server.unref();
      resolve(server);
    });
  });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Another machine or container over the same volume sees neither our kernel names nor our processes. Its lock
 * counts as alive when its beat moves while we watch; a silent one was left behind by a crash.
 */
async function movesStill(folder: string, seen: Holder): Promise<boolean> {
  for (let waited = 0; waited < SILENCE_MILLISECONDS; waited += 500) {
    await pause(500);
    const now = readHolder(folder);
    if (now === null) return false;
    if (now.token !== seen.token || now.beat !== seen.beat) return true;
  }
  return false;
}

async function assertFree(folder: string): Promise<void> {
  const holder = readHolder(folder);
  if (holder === null) return;
  if (isRunningHere(holder)) throw refusal(folder, `process ${holder.pid}`);
  const mayBeElsewhere = holder.host !== newHolder('').host;
  if (mayBeElsewhere && (await movesStill(folder, holder))) throw refusal(folder, `another machine or container`);
}

/** Takes the folder for this process alone, or refuses with the way forward. */
export async function acquireWriterLock(folder: string): Promise<WriterLock> {
  const name = kernelName(folder);
  const server = name === null ? null : await takeName(name);
  if (name !== null && server === null) {
    const holder = readHolder(folder);
    throw refusal(folder, holder === null ? 'another process' : `process ${holder.pid}`);
  }
  const token = randomUUID();
  let holder = newHolder(token);
  try {
    await assertFree(folder);
    writeHolder(folder, holder);
    // Two who both saw a lock left behind write one after the other: the last one has it, the first one sees that.
    await pause(name === null ? 300 : 20);
    if (readHolder(folder)?.token !== token) throw refusal(folder, 'another process');
  } catch (error) {
    server?.close();
    throw error;
  }
  const beat = setInterval(() => {
    holder = { ...holder, beat: holder.beat + 1 };
    writeHolder(folder, holder);
  }, BEAT_MILLISECONDS).unref();
  let released = false;
  return {
    async release() {
      if (released) return;
      released = true;
      clearInterval(beat);
      removeHolder(folder, token);
      if (server !== null) await new Promise((resolve) => server.close(resolve));
    },
  };
}
