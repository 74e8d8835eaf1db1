import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifyWorld } from '@cairn/engine';
import { readInstalledVocab } from '@cairn/engine/node';
import { type Io, WrongUse } from './io.ts';

type Vocab = Pick<VerifyWorld, 'contexts' | 'elmShapes' | 'trustAnchors'>;

/** Where `cairn vocab add` of the instance in this environment puts what it installs. */
const instanceFolder = ({ CAIRN_VOCAB, CAIRN_DATA }: Io['environment']): string | undefined =>
  CAIRN_VOCAB ?? (CAIRN_DATA === undefined ? undefined : join(CAIRN_DATA, 'vocab'));

const read = (folder: string, io: Io): Vocab => {
  const { contexts, elmShapes, trustAnchors, refused } = readInstalledVocab(folder);
  for (const name of refused) {
    io.err(
      `${name} is left out: its content is no longer what was installed. Install it again with cairn vocab add.\n`,
    );
  }
  return { contexts, elmShapes, trustAnchors };
};

/**
 * Contexts, shapes and authorities that an operator installed: from the folder that was named, else from CAIRN_VOCAB or
 * the instance's own folder. A folder that was named and is not there is wrong use, never silently nothing.
 */
export const installedVocab = (named: string | undefined, io: Io): Vocab => {
  if (named !== undefined && !existsSync(named)) {
    throw new WrongUse(`There is no folder "${named}". Name the one that cairn vocab add has filled.`);
  }
  const folder = named ?? instanceFolder(io.environment);
  return folder === undefined ? {} : read(folder, io);
};
