import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { TestIssuer, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { fastPathStatistics } from './statistics.ts';

/* Needs nothing of Node, so that the same is shown on a page. */
describe('the fast path', () => {
  it('issues and checks a cohort, and sees what was changed', { timeout: 60_000 }, async () => {
    const issuer = new TestIssuer();
    const world = worldWith(issuer.documents());
    const { status: _none, ...award } = sampleAward(issuer.did);
    const before = fastPathStatistics();
    for (let learner = 0; learner < 8; learner += 1) {
      const name = learner % 2 === 0 ? `Learner ${learner}` : `Łucja “${learner}” Żak`;
      const { text } = await issuer.issue(buildAchievementCredential({ ...award, subject: { name } }));
      expect((await verifyCredential(text, world)).summary).toBe('checks_out');
      const changed = await verifyCredential(text.replace(name, `${name}!`), world);
      expect(changed.checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
    }
    const after = fastPathStatistics();
    expect(after.issue.fast - before.issue.fast).toBeGreaterThan(4);
    expect(after.verify.fast - before.verify.fast).toBeGreaterThan(10);
  });
});
