import { afterEach, describe, expect, it, vi } from 'vitest';
import { makePlanSource } from './quick-check.ts';

const FINGERPRINT = '0123456789abcdef0123456789abcdef';

const answering = (answers: Readonly<Record<string, object>>): string[] => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    const body = answers[address];
    return Promise.resolve(body === undefined ? new Response('', { status: 404 }) : Response.json(body));
  });
  return asked;
};

afterEach(() => vi.unstubAllGlobals());

describe('plans from the page’s own server', () => {
  it('are asked for by the whole fingerprint when the server has one that begins so', async () => {
    const plan = { format: 1 };
    const asked = answering({
      '/verify/plans': { edition: 'e1', plans: ['01234567'] },
      [`/verify/plans/e1-${FINGERPRINT}`]: plan,
    });
    const source = makePlanSource();
    expect(await source.find(FINGERPRINT)).toEqual(plan);
    expect(asked).toEqual(['/verify/plans', `/verify/plans/e1-${FINGERPRINT}`]);
  });

  it('are not asked for when there is none: the server learns nothing of the file', async () => {
    const asked = answering({ '/verify/plans': { edition: 'e1', plans: ['fedcba98'] } });
    const source = makePlanSource();
    expect(await source.find(FINGERPRINT)).toBeNull();
    expect(await source.find(FINGERPRINT)).toBeNull();
    expect(asked).toEqual(['/verify/plans']);
  });

  it('are none without a connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
    expect(await makePlanSource().find(FINGERPRINT)).toBeNull();
  });
});
