import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { generateKey, nodeCryptoInThreads, nodeSigner } from './index.ts';

const { privateKey, publicKey } = generateKey('Ed25519');
const signer = nodeSigner({ privateKey, verificationMethod: 'did:web:nordlys.example#key-1' });

const check = async (text: string, signed = text) => ({
  algorithm: 'Ed25519' as const,
  publicKey: publicKey.bytes,
  data: Buffer.from(text),
  signature: await signer.sign(Buffer.from(signed)),
});

const SPARE = availableParallelism() - 1;
const askedAtOnce = async (count: number) => {
  const checks = await Promise.all(
    Array.from({ length: count }, (_, at) => check(`text ${at}`, at % 3 === 0 ? 'other' : undefined)),
  );
  return checks.map((each) => nodeCryptoInThreads.verify(each));
};

describe('checking signatures in the threads of a server', () => {
  it('takes a thread for each spare core, does the others at once, and is right about all', async () => {
    const answers = await askedAtOnce(SPARE + 6);
    const later = answers.filter((answer) => answer instanceof Promise);
    expect(later).toHaveLength(SPARE);
    expect(await Promise.all(answers)).toEqual(answers.map((_, at) => at % 3 !== 0));
  });

  it('gives a thread back when it has answered, and when there was nothing to answer', async () => {
    const noKey = { ...(await check('text')), publicKey: new Uint8Array(32).fill(0xff) };
    for (let round = 0; round < 4; round += 1) {
      expect(await nodeCryptoInThreads.verify(noKey)).toBe(false);
      const answers = await askedAtOnce(SPARE + 1);
      expect(answers.filter((answer) => answer instanceof Promise)).toHaveLength(SPARE);
      await Promise.all(answers);
    }
  });
});
