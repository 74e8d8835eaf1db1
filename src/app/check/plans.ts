import { type DocumentSource, PlanShelf, planEdition } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';

/**
 * Plans for the quick check in browsers: how documents of the shapes that this installation issues become what was
 * signed. They hold no text of anybody. The pages that show credentials fill the shelf; it starts empty with each process.
 */
const shelf = new PlanShelf(nodeCrypto);
const edition = planEdition();

/** What was offered already, so that looking at a page again costs nothing: a text by what it stands for. */
const MOST_REMEMBERED = 2_000;
const offered = new Map<string, string | true>();

function remember(name: string, what: string | true): void {
  offered.set(name, what);
  const [oldest] = offered.keys();
  if (offered.size > MOST_REMEMBERED && oldest !== undefined) offered.delete(oldest);
}

/** Offers the shape of a credential; its text never changes under one id. */
export async function offerCredential(id: string, text: string): Promise<void> {
  if (offered.has(id)) return;
  remember(id, true);
  await shelf.offer(text);
}

/** The same documents; the shape of each status list that is read through it is offered. */
export const offeringLists = (documents: DocumentSource): DocumentSource => ({
  async find(url, kind) {
    const answer = await documents.find(url, kind);
    if (kind === 'status' && answer.ok && offered.get(url) !== answer.body) {
      remember(url, answer.body);
      await shelf.offer(answer.body);
    }
    return answer;
  },
});

/** So much of a fingerprint is told to everybody: enough for a page to see that there is no plan for what it has. */
const PREFIX = 8;

/** Which plans there are. Whole fingerprints are known only to who has a document of the shape. */
export const plansAtHand = (): { readonly edition: string; readonly plans: readonly string[] } => ({
  edition,
  plans: shelf.fingerprints().map((fingerprint) => fingerprint.slice(0, PREFIX)),
});

/** The plan under a name as pages ask for it, `<edition>-<fingerprint>`; null when there is none. */
export function findPlan(name: string): object | null {
  const [asked, fingerprint = ''] = name.split('-', 2);
  return asked === edition ? shelf.find(fingerprint) : null;
}
