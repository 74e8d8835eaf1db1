import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addVocab, readInstalledVocab, type VocabFault } from '@cairn/engine/node';
import { OperatorError } from '#platform/operator-error.ts';
import { plural, UsageError, type Console } from '../console.ts';

const USAGE = 'cairn vocab add FILE… [--as ADDRESS]';

const REASONS: Readonly<Record<VocabFault, string>> = {
  not_recognised: 'It is no JSON-LD context, no shapes in Turtle and no certificate of an authority.',
  address_missing: 'It is a context, but its address is not known. Say it: --as https://…',
  catch_all: 'It is a context that gives every word a meaning. With it, nothing could be refused any more.',
  unknown_rules: 'Its shapes use rules that this version cannot check.',
  too_large: 'It is larger than any vocabulary that is used here (5 MB).',
};

const SAYS = { context: 'context', shapes: 'shapes', authority: 'authority for seals' } as const;

function readWords(args: readonly string[]): { readonly files: readonly string[]; readonly url?: string } {
  const [verb, ...words] = args;
  const at = words.indexOf('--as');
  const url = at < 0 ? undefined : words[at + 1];
  const files = at < 0 ? words : [...words.slice(0, at), ...words.slice(at + 2)];
  const isAddress = url !== undefined && /^https?:\/\/\S+$/.test(url);
  if (verb !== 'add' || files.length === 0 || files.some((file) => file.startsWith('-'))) throw new UsageError(USAGE);
  if (at >= 0 && (!isAddress || files.length > 1)) throw new UsageError(USAGE);
  return url === undefined ? { files } : { files, url };
}

/** `cairn vocab add FILE…`: contexts, shapes and authorities that are not ours to bring along, pinned by their hash. */
export async function vocabCommand(args: readonly string[], console: Console): Promise<void> {
  const { files, url } = readWords(args);
  const folder = join(console.settings.dataDir, 'vocab');
  for (const file of files) {
    const path = resolve(console.cwd, file);
    if (!existsSync(path)) throw new OperatorError('vocab.not_found', `There is no file ${file}.`, 'Check the path.');
    const added = addVocab(folder, url === undefined ? { path } : { path, url });
    if (!added.ok) throw new OperatorError(`vocab.${added.error}`, `${file} was not installed.`, REASONS[added.error]);
    const { kind, name, sha256 } = added.value;
    console.say(`${name}: ${SAYS[kind]}, SHA-256 ${sha256}`);
  }
  const { contexts, elmShapes, trustAnchors } = readInstalledVocab(folder);
  const count = contexts.size + elmShapes.size + trustAnchors.length;
  console.say(`${plural(count, 'file')} installed. Start Cairn again to use what is new.`);
}
