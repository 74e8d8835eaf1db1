import type { Tx } from '#platform/db/db.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { hashContent } from './content-hash.ts';
import { findDraft, type Draft } from './drafts.store.ts';
import { getPlan, getPublished } from './versions.store.ts';

export type CurrentContent = {
  readonly content: DesignContent;
  readonly contentHash: string;
  /** The working copy, where there is one; otherwise the content is that of the newest version. */
  readonly draft: Draft | null;
};

const contentIn = ({ descriptor, plan }: DesignContent): DesignContent => ({ descriptor, plan });

/** What a design says now: its working copy, or the newest version. Null for a design that is not there. */
export async function currentContent(tx: Tx, tenantId: string, achievementId: string): Promise<CurrentContent | null> {
  const draft = await findDraft(tx, tenantId, achievementId);
  if (draft !== null) return { content: contentIn(draft), contentHash: hashContent(draft), draft };
  const published = await getPublished(tx, tenantId, achievementId);
  if (published === null) return null;
  const content = { descriptor: published.descriptor, plan: await getPlan(tx, tenantId, published) };
  return { content, contentHash: hashContent(content), draft: null };
}
