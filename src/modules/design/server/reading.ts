import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { describeContentChanges, weighChanges, type Change, type ChangeWeight } from '../changes.rules.ts';
import type { AchievementVersion, AreaFamily, Descriptor } from '../descriptor.ts';
import {
  descriptorElements,
  missingTranslations,
  type DescriptorElement,
  type IssuerContext,
} from '../elements.rules.ts';
import { findAlignmentFaults, type AlignmentFinding } from '../plan/alignment.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import type { DesignPlan } from '../plan/plan.ts';
import { principleQuestions, type PrincipleQuestion } from '../plan/principles.rules.ts';
import { lintOutcomes, type OutcomeNote } from '../outcome-lint.rules.ts';
import { mayDecide, type DraftState } from '../review.rules.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import * as store from './drafts.store.ts';
import { readHistory, type HistoryLine } from './history.ts';
import { findPublicVersion, getPlan, getPublished, listNewest, type VersionRef } from './versions.store.ts';

export type DesignSummary = {
  readonly achievementId: string;
  readonly title: Multilingual;
  readonly family: AreaFamily;
  /** What is going on with the working copy; null when there is none. */
  readonly draft: { readonly state: DraftState; readonly updatedAt: Date; readonly submittedAt: Date | null } | null;
  /** Of the working copy, or of the published version when there is none. */
  readonly elements: readonly DescriptorElement[];
  readonly version: number | null;
  readonly isRetired: boolean;
  /** In review, and this person may decide. */
  readonly waitsForMe: boolean;
};

async function issuerOf(tx: Tx, scope: { world: World; tenantId: string }): Promise<IssuerContext> {
  const organisation = await getOrganisation(tx, scope.tenantId);
  return { country: organisation?.country ?? '', today: scope.world.clock.now() };
}

/** Every design of the organisation, what waits for this person first. Codes: `people.not_allowed`. */
export async function listDesigns(world: World, actor: Actor): Promise<Result<readonly DesignSummary[]>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const issuer = await issuerOf(tx, { world, tenantId });
    const drafts = new Map((await store.listDrafts(tx, tenantId)).map((draft) => [draft.achievementId, draft]));
    const versions = new Map((await listNewest(tx, tenantId)).map((version) => [version.achievementId, version]));
    const designs = (await store.listAchievements(tx, tenantId)).flatMap(
      ({ id, retiredAt }): readonly DesignSummary[] => {
        const draft = drafts.get(id);
        const version = versions.get(id);
        const descriptor = draft?.descriptor ?? version?.descriptor;
        if (descriptor === undefined) return [];
        return [
          {
            achievementId: id,
            title: descriptor.title,
            family: descriptor.family,
            draft:
              draft === undefined
                ? null
                : { state: draft.state, updatedAt: draft.updatedAt, submittedAt: draft.submittedAt },
            elements: descriptorElements(descriptor, issuer),
            version: version?.version ?? null,
            isRetired: retiredAt !== null,
            waitsForMe: draft !== undefined && actor.roles.includes('approver') && mayDecide(draft, actor.personId).ok,
          },
        ];
      },
    );
    return ok(designs.toSorted((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe)));
  });
}

export type Design = {
  readonly achievementId: string;
  readonly draft: store.Draft | null;
  readonly published: AchievementVersion | null;
  /** What the page shows: the working copy, or the newest version. */
  readonly descriptor: Descriptor;
  readonly plan: DesignPlan;
  readonly alignment: readonly AlignmentFinding[];
  readonly principles: readonly PrincipleQuestion[];
  readonly elements: readonly DescriptorElement[];
  readonly wording: readonly OutcomeNote[];
  readonly missingTranslations: Readonly<Record<string, number>>;
  readonly changes: { readonly since: number; readonly list: readonly Change[]; readonly weight: ChangeWeight } | null;
  readonly history: readonly HistoryLine[];
  /** May decide on what is in review now. */
  readonly mayDecide: boolean;
  /** In review, an approver, but a writer of it as well: the page says why there is no decision. */
  readonly isOwnWork: boolean;
};

type Published = DesignContent & { readonly version: number };

const changesSince = (published: Published | null, draft: store.Draft | null): Design['changes'] => {
  if (published === null || draft === null) return null;
  const list = describeContentChanges(published, draft);
  return { since: published.version, list, weight: weighChanges(list) };
};

/** One design with everything that its pages need. Codes: `people.not_allowed`, `design.not_found`. */
export async function readDesign(world: World, actor: Actor, achievementId: string): Promise<Result<Design>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const draft = await store.findDraft(tx, tenantId, achievementId);
    const published = await getPublished(tx, tenantId, achievementId);
    const released = published === null ? null : { ...published, plan: await getPlan(tx, tenantId, published) };
    const shown = draft ?? released;
    if (shown === null) return fail({ code: 'design.not_found' });
    const { descriptor, plan } = shown;
    const issuer = await issuerOf(tx, { world, tenantId });
    const elements = descriptorElements(descriptor, issuer);
    const alignment = findAlignmentFaults(descriptor, plan);
    const isApprover = actor.roles.includes('approver') && draft?.state === 'in_review';
    const may = draft !== null && isApprover && mayDecide(draft, actor.personId).ok;
    return ok({
      achievementId,
      draft,
      published,
      descriptor,
      plan,
      alignment,
      principles: principleQuestions({
        descriptor,
        plan,
        elements,
        alignment,
        lastReviewedAt: published?.publishedAt ?? null,
        today: world.clock.now(),
      }),
      elements,
      wording: lintOutcomes(descriptor.outcomes),
      missingTranslations: missingTranslations(descriptor),
      changes: changesSince(released, draft),
      history: await readHistory(tx, tenantId, achievementId),
      mayDecide: may,
      isOwnWork: isApprover && !may,
    });
  });
}

export type PublicVersion = {
  readonly version: AchievementVersion;
  /** Public name of the organisation. */
  readonly provider: string;
  /** Number of the newest published version. */
  readonly newest: number;
};

/** A published version for everybody, without an account; null when there is none at this address. */
export async function readPublicVersion(world: World, ref: VersionRef): Promise<PublicVersion | null> {
  return world.db.asSystem(async (tx) => {
    const found = await findPublicVersion(tx, ref);
    if (found === null) return null;
    const organisation = await getOrganisation(tx, found.tenantId);
    const newest = await getPublished(tx, found.tenantId, ref.achievementId);
    return {
      version: found.version,
      provider: organisation?.publicName ?? '',
      newest: newest?.version ?? found.version.version,
    };
  });
}
