import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Dossier } from '../dossier.ts';
import { descriptorElements, offerGate } from '../elements.rules.ts';
import { isJoint } from '../joint.rules.ts';
import { lintOutcomes } from '../outcome-lint.rules.ts';
import { alignmentMatrix, findAlignmentFaults } from '../plan/alignment.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { principleQuestions } from '../plan/principles.rules.ts';
import { commentsOn } from './comment.usecases.ts';
import { hashContent } from './content-hash.ts';
import { findDraft, listHistory } from './drafts.store.ts';
import { bodiesOf } from './joint.usecases.ts';
import { namesOf } from './names-of.ts';
import { listApprovals } from './signoff.store.ts';
import { findVersion, getPlan, getPublished } from './versions.store.ts';

export type DossierRef = {
  readonly achievementId: string;
  /** A published version; null: the working copy, or the newest version where there is none. */
  readonly version: number | null;
};

/** What the dossier is about, with whatever differs between a working copy and a published version. */
type Subject = {
  readonly content: DesignContent;
  readonly design: Omit<Dossier['design'], 'id' | 'contentHash' | 'author' | 'approvedBy'>;
  readonly authorId: string;
  readonly approverId: string | null;
  readonly lastReviewedAt: Date | null;
};

async function publishedSubject(tx: Tx, tenantId: string, ref: DossierRef): Promise<Subject | null> {
  const { achievementId, version } = ref;
  const found =
    version === null
      ? await getPublished(tx, tenantId, achievementId)
      : await findVersion(tx, tenantId, { achievementId, version });
  if (found === null) return null;
  return {
    content: { descriptor: found.descriptor, plan: await getPlan(tx, tenantId, found) },
    design: {
      state: found.retiredAt === undefined ? 'published' : 'retired',
      version: found.version,
      revision: null,
      publishedAt: found.publishedAt.toISOString(),
    },
    authorId: found.authorId,
    approverId: found.approvedBy,
    lastReviewedAt: found.publishedAt,
  };
}

async function subjectOf(tx: Tx, tenantId: string, ref: DossierRef): Promise<Subject | null> {
  const draft = ref.version === null ? await findDraft(tx, tenantId, ref.achievementId) : null;
  if (draft === null) return publishedSubject(tx, tenantId, ref);
  const { descriptor, plan, state, revision, authorId } = draft;
  const before = await getPublished(tx, tenantId, ref.achievementId);
  return {
    content: { descriptor, plan },
    design: { state, revision, version: null, publishedAt: null },
    ...{ authorId, approverId: null, lastReviewedAt: before?.publishedAt ?? null },
  };
}

async function talkOf(tx: Tx, tenantId: string, achievementId: string): Promise<Dossier['comments']> {
  const comments = await commentsOn(tx, tenantId, achievementId);
  return comments.map(({ at, settled, ...comment }) => ({
    ...comment,
    at: at.toISOString(),
    settled: settled === null ? null : { by: settled.by, at: settled.at.toISOString() },
  }));
}

async function historyOf(tx: Tx, tenantId: string, achievementId: string): Promise<Dossier['history']> {
  const lines = await listHistory(tx, tenantId, achievementId);
  const nameOf = await namesOf(
    tx,
    tenantId,
    lines.map(({ by }) => by),
  );
  return lines.map(({ kind, by, at, reason, version }) => ({
    ...{ kind, reason, version },
    by: nameOf(by),
    at: at.toISOString(),
  }));
}

async function decisionsOn(
  tx: Tx,
  place: { readonly tenantId: string; readonly achievementId: string; readonly content: DesignContent },
): Promise<Pick<Dossier, 'bodies' | 'approvals'>> {
  const bodies = await bodiesOf(tx, place);
  const contentHash = hashContent(place.content);
  const approvals = await listApprovals(tx, place.tenantId, place.achievementId);
  return {
    bodies: isJoint(bodies)
      ? bodies.map(({ name, country, isLead, standing }) => ({ name, country, isLead, standing }))
      : [],
    approvals: approvals.map(({ body, verdict, signerName, signerRole, words, at, contentHash: read }) => ({
      ...{ body, verdict, name: signerName, role: signerRole, words },
      at: at.toISOString(),
      isOfThisContent: read === contentHash,
    })),
  };
}

/** What the rules say about the content on this day. */
function judge(
  { content, lastReviewedAt }: Subject,
  at: { readonly country: string; readonly today: Date },
): Pick<Dossier, 'matrix' | 'checks' | 'principles'> {
  const { descriptor, plan } = content;
  const elements = descriptorElements(descriptor, at);
  const alignment = findAlignmentFaults(descriptor, plan);
  const facts = { descriptor, plan, elements, alignment, lastReviewedAt, today: at.today };
  const idsOf = (things: readonly { readonly id: string }[], ticks: readonly boolean[]): readonly string[] =>
    things.filter((_, index) => ticks[index] ?? false).map(({ id }) => id);
  return {
    matrix: alignmentMatrix(descriptor, plan).map(({ outcomeId, activities, assessments }) => ({
      outcomeId,
      activities: idsOf(plan.activities, activities),
      assessments: idsOf(plan.assessments, assessments),
    })),
    checks: { elements, mayBeOffered: offerGate(elements).ok, alignment, wording: lintOutcomes(descriptor.outcomes) },
    principles: principleQuestions(facts).map(({ principle, key, bySystem }) => ({
      ...{ principle, key, bySystem },
      own: plan.quality.answers[key] ?? null,
    })),
  };
}

/** The dossier of a working copy or of a published version. Codes: `people.not_allowed`, `design.not_found`. */
export async function readDossier(world: World, actor: Actor, ref: DossierRef): Promise<Result<Dossier>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  const { achievementId } = ref;
  const today = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const subject = await subjectOf(tx, tenantId, ref);
    if (subject === null) return fail({ code: 'design.not_found' });
    const { content, design, authorId, approverId } = subject;
    const organisation = await getOrganisation(tx, tenantId);
    const country = organisation?.country ?? '';
    const nameOf = await namesOf(tx, tenantId, approverId === null ? [authorId] : [authorId, approverId]);
    return ok({
      format: 'cairn-dossier',
      formatVersion: 1,
      madeAt: today.toISOString(),
      organisation: { name: organisation?.publicName ?? '', country },
      design: {
        ...{ id: achievementId, contentHash: hashContent(content), ...design },
        author: nameOf(authorId),
        approvedBy: approverId === null ? null : nameOf(approverId),
      },
      content,
      ...judge(subject, { country, today }),
      ...(await decisionsOn(tx, { tenantId, achievementId, content })),
      comments: await talkOf(tx, tenantId, achievementId),
      history: await historyOf(tx, tenantId, achievementId),
    });
  });
}
