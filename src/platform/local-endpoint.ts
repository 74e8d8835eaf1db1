import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { platform, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Log } from './log.ts';
import { OperatorError } from './operator-error.ts';

/** The kernel's limit for the path of a socket is 104 bytes on macOS, 108 on Linux. */
const SOCKET_PATH_BYTES = 100;
const BODY_BYTES = 64 * 1024;

/**
 * A command of the operator that runs inside the app, because the embedded database lets one process in only.
 * Progress goes to `tell` as plain JSON values; what it returns ends the answer.
 */
export type LocalCommand = (input: unknown, tell: (progress: unknown) => void) => Promise<unknown>;

type Line =
  | { readonly progress: unknown }
  | { readonly done: unknown }
  | { readonly failed: { readonly code: string; readonly message: string } };

function socketPath(dataDir: string): string {
  const real = realpathSync(dataDir);
  const name = `cairn-${createHash('sha256').update(real).digest('hex').slice(0, 32)}`;
  if (platform() === 'win32') return `\\\\.\\pipe\\${name}-commands`;
  const inside = join(real, 'commands.sock');
  if (Buffer.byteLength(inside) <= SOCKET_PATH_BYTES) return inside;
  const folder = join(tmpdir(), `cairn-${userInfo().uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return join(folder, `${name}.sock`);
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of incoming) {
    text += String(chunk);
    if (text.length > BODY_BYTES) throw new Error('The command is too long.');
  }
  return JSON.parse(text);
}

function describeFailure(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof OperatorError) return { code: error.code, message: error.message };
  return { code: 'command.failed', message: error instanceof Error ? error.message : 'The command failed.' };
}

export interface LocalEndpoint {
  close(): Promise<void>;
}

/**
 * Listens for commands of this machine's operator, on a socket inside the data folder (which only its owner may
 * enter). Call it only while holding the writer lock: it takes over a socket that a crash left behind.
 */
export async function serveLocalCommands(
  dataDir: string,
  commands: Readonly<Record<string, LocalCommand>>,
  log: Log,
): Promise<LocalEndpoint> {
  const path = socketPath(dataDir);
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const send = (line: Line): void => void response.write(`${JSON.stringify(line)}\n`);
    const command = commands[(incoming.url ?? '').slice(1)];
    response.writeHead(command === undefined || incoming.method !== 'POST' ? 404 : 200);
    try {
      if (command === undefined || incoming.method !== 'POST') throw new Error('There is no such command.');
      send({ done: await command(await readBody(incoming), (progress) => send({ progress })) });
    } catch (cause) {
      if (!(cause instanceof OperatorError)) log.error('command.failed', { cause });
      send({ failed: describeFailure(cause) });
    }
    response.end();
  };
  const server = createServer((incoming, response) => void answer(incoming, response));
  if (platform() !== 'win32') rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (platform() !== 'win32') chmodSync(path, 0o600);
  server.unref();
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** Asks the app that has this data folder open. Answers null when none does. */
export async function callLocalCommand(
  dataDir: string,
  call: { readonly command: string; readonly input: unknown },
  tell: (progress: unknown) => void,
): Promise<{ readonly done: unknown } | null> {
  if (!existsSync(dataDir)) return null;
  const response = await new Promise<IncomingMessage | null>((resolve, reject) => {
    const asking = request({ socketPath: socketPath(dataDir), path: `/${call.command}`, method: 'POST' }, resolve);
    asking.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(null);
      else reject(error);
    });
    asking.end(JSON.stringify(call.input));
  });
  return response === null ? null : readAnswer(response, tell);
}

async function readAnswer(
  response: IncomingMessage,
  tell: (progress: unknown) => void,
): Promise<{ readonly done: unknown }> {
  let rest = '';
  for await (const chunk of response) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as Line;
      if ('progress' in line) tell(line.progress);
      else if ('done' in line) return line;
      else throw new OperatorError(line.failed.code, line.failed.message, '');
    }
  }
  throw new OperatorError(
    'command.interrupted',
    'The app stopped while the command was running.',
    'Start it and try again.',
  );
}
