import { lookUpVersions } from '#modules/design/index.ts';
import { type Actor, requireRole } from '#modules/people/index.ts';
import type { RatedPair } from '../review.schemas.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { ValidationCase } from '../assessment.schemas.ts';
import { drawSample, quarterBounds, quarterOf, sampleSize } from '../moderation.rules.ts';
import type { ModerationOutcome } from '../review.schemas.ts';
import { agreements, type Agreement } from '../statistics.rules.ts';
import { listCasesByIds } from './case.store.ts';
import { listJointsById } from './joint.store.ts';
import {
  type Draw,
  insertDraw,
  insertModeration,
  listDecidedBetween,
  listDraws,
  listModerationDecisions,
  listModerations,
} from './moderation.store.ts';
import { REVIEWERS } from './review.access.ts';
import { listDoneSeconds } from './second.store.ts';

/**
 * Draws by chance what is looked at besides the certain ones: of each unit one in ten decisions of the quarter, at
 * least one. Drawing again later in the quarter only adds what is missing. Seed and pool are kept with the draw, so
 * that anybody can draw again and get the same cases.
 */
export async function drawQuarter(world: World, actor: Actor): Promise<Result<{ readonly drawn: number }>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  const quarter = quarterOf(at);
  return world.db.inTenant(tenantId, async (tx) => {
    const decided = await listDecidedBetween(tx, tenantId, quarterBounds(quarter));
    let total = 0;
    for (const [achievementId, cases] of Map.groupBy(decided, (one) => one.achievementId)) {
      const isDrawn = cases.filter(({ reason }) => reason === 'random').length;
      const pool = cases.filter(({ reason }) => reason === null).map(({ caseId }) => caseId);
      const wanted = Math.min(pool.length, sampleSize(cases.length) - isDrawn);
      if (wanted <= 0) continue;
      const seed = new DataView(world.random.bytes(4).slice().buffer).getUint32(0);
      const drawn = drawSample(pool, wanted, seed);
      const draw: Draw = {
        achievementId,
        quarter,
        drawnAt: at,
        drawnBy: personId,
        seed: String(seed),
        among: pool,
        drawn,
      };
      await insertDraw(tx, tenantId, draw);
      for (const caseId of drawn) {
        const found = cases.find((one) => one.caseId === caseId);
        if (found === undefined) continue;
        const { learnerId, validatorId } = found;
        const look = { caseId, learnerId, validatorId, reason: 'random', drawnAt: at, state: 'open' } as const;
        await insertModeration(tx, tenantId, look);
      }
      total += drawn.length;
    }
    const after = { quarter, drawn: total };
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.draw_sample',
      objectId: quarter,
      at,
      after,
    });
    return ok({ drawn: total });
  });
}

export type DrawLine = Draw & { readonly title: Multilingual };

/** The draws so far, each with its seed. */
export async function seeDraws(world: World, actor: Actor): Promise<Result<readonly DrawLine[]>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const draws = await listDraws(tx, tenantId);
    const firsts = draws.flatMap(({ among }) => among.slice(0, 1));
    const cases: readonly ValidationCase[] = await listCasesByIds(tx, tenantId, firsts);
    const versionOf = await lookUpVersions(tx, tenantId, cases);
    return ok(
      draws.flatMap((draw) => {
        const sent = cases.find(({ id }) => id === draw.among[0]);
        return sent === undefined ? [] : [{ ...draw, title: versionOf(sent).descriptor.title }];
      }),
    );
  });
}

export type Statistics = {
  /** How first and second assessors agree, scale by scale. */
  readonly agreements: readonly Agreement[];
  /** What second looks found. */
  readonly looks: Readonly<Record<ModerationOutcome, number>>;
  readonly waiting: number;
};

/** How well people agree who rate the same tasks blind, and what second looks found. Small groups stay hidden. */
export async function seeStatistics(world: World, actor: Actor): Promise<Result<Statistics>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return fail(allowed.error);
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const seconds = await listDoneSeconds(tx, tenantId);
    const ids = seconds.map(({ jointId }) => jointId);
    const joints = new Map((await listJointsById(tx, tenantId, ids)).map((joint) => [joint.id, joint] as const));
    const pairs: readonly RatedPair[] = seconds.flatMap(({ jointId, learnerId, levels }) => {
      const joint = joints.get(jointId);
      return Object.entries(levels).flatMap(([criterionId, second]) => {
        const first = joint?.items[criterionId]?.coach ?? null;
        return joint === undefined || first === null ? [] : [{ learnerId, scale: joint.scale, first, second }];
      });
    });
    const { open, done } = await listModerations(tx, tenantId);
    const found = await listModerationDecisions(
      tx,
      tenantId,
      done.map(({ caseId }) => caseId),
    );
    const count = (outcome: ModerationOutcome) => found.filter((one) => one.outcome === outcome).length;
    const looks = { confirm: count('confirm'), change: count('change'), reassess: count('reassess') };
    return ok({ agreements: agreements(pairs), looks, waiting: open.length });
  });
}
