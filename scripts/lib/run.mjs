// Starts the tools of the project by file, under the Node that runs this, and waits for them.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** The tools, by the file that starts them: never by a name that PATH might answer with something else. */
export const tools = {
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  kit: 'node_modules/@sveltejs/kit/svelte-kit.js',
  svelteCheck: 'node_modules/svelte-check/bin/svelte-check',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
};

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    // A server stops by itself on these signals; everything else ends here once its children have.
    if (running.size > 0) process.exitCode = 130;
  });
}

/**
 * Runs one command of Node.
 * @param {string[]} words file and arguments, relative to the root
 * @param {{ quiet?: boolean, env?: Record<string, string>, limitMinutes?: number }} [options] quiet keeps the output
 *   back; what takes longer than the limit is stopped and counts as failed, so that a loop without end has a name
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function runNode(words, { quiet = false, env = {}, limitMinutes } = {}) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, words, {
      cwd: root,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...(quiet ? { FORCE_COLOR: '0' } : {}), ...env },
    });
    running.add(child);
    let output = '';
    const limit =
      limitMinutes === undefined
        ? undefined
        : setTimeout(() => {
            output += `\nStopped after ${limitMinutes} minutes.`;
            if (!quiet) console.log(output.trim());
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), 5000).unref();
          }, limitMinutes * 60_000);
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}
