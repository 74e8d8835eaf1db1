import { describe, expect, it } from 'vitest';
import { makeDeviceSecret, makeLock, newActionId, openLock, seal, unseal } from './cipher.ts';
import { shutUntil, waitAfterTries } from './waits.ts';

const ROUNDS = 1000;

describe('the copy on a device', () => {
  it('opens with its own code on its own device, and with nothing else', async () => {
    const secret = await makeDeviceSecret();
    const { lock, key } = await makeLock({ code: '7391', secret }, ROUNDS);
    const sealed = await seal(key, 'v1:pack', { words: 'مرحبا' });
    const opened = await openLock({ code: '7391', secret }, lock);
    expect(opened && (await unseal(opened, 'v1:pack', sealed))).toEqual({ words: 'مرحبا' });
    expect(await openLock({ code: '7392', secret }, lock)).toBeNull();
    expect(await openLock({ code: '7391', secret: await makeDeviceSecret() }, lock), 'another device').toBeNull();
  });

  it('does not open in another place, nor with a changed byte, nor with the key of another person', async () => {
    const secret = await makeDeviceSecret();
    const learner = await makeLock({ code: '7391', secret }, ROUNDS);
    const coach = await makeLock({ code: '7391', secret }, ROUNDS);
    const sealed = await seal(learner.key, 'v1:pack', 'on_my_own');
    await expect(unseal(learner.key, 'v2:pack', sealed)).rejects.toThrow();
    await expect(unseal(coach.key, 'v1:pack', sealed)).rejects.toThrow();
    sealed.bytes[0] = (sealed.bytes[0] ?? 0) ^ 1;
    await expect(unseal(learner.key, 'v1:pack', sealed)).rejects.toThrow();
  });

  it('gives no key to any script', async () => {
    const secret = await makeDeviceSecret();
    const { key } = await makeLock({ code: '7391', secret }, ROUNDS);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', secret)).rejects.toThrow();
  });

  it('holds the next try back longer and longer', () => {
    expect([1, 4, 5, 6, 7, 20].map(waitAfterTries)).toEqual([0, 0, 30_000, 60_000, 120_000, 3_600_000]);
    expect(shutUntil(5, 1000)).toBe(31_000);
  });

  it('names each action once', () => {
    const names = new Set(Array.from({ length: 1000 }, newActionId));
    expect(names.size).toBe(1000);
    expect([...names].every((name) => /^off_[0-9a-z]{26}$/.test(name))).toBe(true);
  });
});
