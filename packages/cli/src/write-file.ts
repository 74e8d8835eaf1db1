import { writeFileSync } from 'node:fs';
import { WrongUse } from './io.ts';

/** Writes what a command made. A place that cannot be written is wrong use (64), never a verdict on a credential. */
export const writeOutputFile = (path: string, content: string | Uint8Array): void => {
  try {
    writeFileSync(path, content);
  } catch {
    throw new WrongUse(`"${path}" cannot be written. Name a file in a folder that exists and that you may write to.`);
  }
};
