import { describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { checkThrottle, clearThrottle, giveBackTry, sweepThrottles } from './throttle.ts';
import { throttle } from './throttle.tables.ts';

const start = new Date('2027-03-01T09:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('the throttle', () => {
  const db = useTestDb();
  const attempt = (key: string, now: Date) =>
    db().asSystem((tx) => checkThrottle(tx, { key, limit: 3, windowSeconds: 60, now }));

  it('lets a person try three times, then asks them to wait until the minute is over', async () => {
    expect(await attempt('pin:layla', start)).toEqual({ allowed: true, remaining: 2, retryAfterSeconds: 0 });
    expect(await attempt('pin:layla', after(10))).toMatchObject({ allowed: true, remaining: 1 });
    expect(await attempt('pin:layla', after(20))).toMatchObject({ allowed: true, remaining: 0 });
    expect(await attempt('pin:layla', after(25))).toEqual({ allowed: false, remaining: 0, retryAfterSeconds: 35 });
    expect(await attempt('pin:layla', after(60))).toMatchObject({ allowed: true, remaining: 2 });
  });

  it('counts every one of many tries at once', async () => {
    const verdicts = await Promise.all(Array.from({ length: 12 }, () => attempt('pin:yasir', start)));
    expect(verdicts.filter((verdict) => verdict.allowed)).toHaveLength(3);
  });

  it('counts each person apart, forgets after a success, and keeps no names', async () => {
    await attempt('pin:oleksandr', start);
    expect(await attempt('pin:mona', start)).toMatchObject({ remaining: 2 });
    await db().asSystem((tx) => clearThrottle(tx, 'pin:oleksandr'));
    expect(await attempt('pin:oleksandr', start)).toMatchObject({ remaining: 2 });
    const rows = await db().asSystem((tx) => tx.select().from(throttle));
    expect(JSON.stringify(rows)).not.toContain('mona');
  });

  it('gives back a try that was no guess, and never more than were taken', async () => {
    await attempt('from:canteen', start);
    await attempt('from:canteen', start);
    await db().asSystem((tx) => giveBackTry(tx, 'from:canteen'));
    expect(await attempt('from:canteen', start)).toMatchObject({ remaining: 1 });
    for (let count = 0; count < 5; count += 1) await db().asSystem((tx) => giveBackTry(tx, 'from:canteen'));
    expect(await attempt('from:canteen', start)).toMatchObject({ remaining: 2 });
  });

  it('works inside a tenant too, and old counts can be swept away', async () => {
    const inside = await db().inTenant('org_a', (tx) =>
      checkThrottle(tx, { key: 'card:1', limit: 3, windowSeconds: 60, now: start }),
    );
    expect(inside.remaining).toBe(2);
    await db().asSystem((tx) => sweepThrottles(tx, after(3600)));
    expect(await db().asSystem((tx) => tx.select().from(throttle))).toEqual([]);
  });
});
