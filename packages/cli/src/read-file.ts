import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_INPUT_BYTES } from '@cairn/engine';
import { WrongUse } from './io.ts';

const open = (path: string): number => {
  try {
    return openSync(path, 'r');
  } catch {
    throw new WrongUse(`There is no file "${path}" that can be read.`);
  }
};

/** Bytes of a file, at most one more than the engine reads: a huge file costs no memory to be refused. */
export const readInputFile = (path: string): Uint8Array => {
  const file = open(path);
  try {
    if (!fstatSync(file).isFile())
      throw new WrongUse(`"${path}" is not a file. Name one file that holds a credential.`);
    const buffer = new Uint8Array(Math.min(fstatSync(file).size, MAX_INPUT_BYTES + 1));
    let length = 0;
    for (;;) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      length += read;
      if (read === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
};
