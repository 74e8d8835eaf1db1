import type { Descriptor } from './descriptor.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { Approval } from './signoff.rules.ts';

/** A body that awards together with others, and what it said about the design as it stands. */
export type JointBody = {
  readonly name: string;
  readonly country: string;
  /** Signs the credentials: there is exactly one. */
  readonly isLead: boolean;
  /** `changed`: it agreed, but the design is no longer what it read. */
  readonly standing: 'agreed' | 'refused' | 'changed' | 'open';
  /** The answer on which that rests; null where there is none. */
  readonly approval: Approval | null;
};

export type JointFacts = {
  readonly descriptor: Descriptor;
  readonly approvals: readonly Approval[];
  readonly contentHash: string;
  /** Names under which the organisation that keeps the design is known. */
  readonly ownNames: readonly string[];
};

/** The same name in other letters or with other spaces is the same body. */
const sameName = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

function standingOf(own: readonly Approval[], contentHash: string): Pick<JointBody, 'standing' | 'approval'> {
  const current = own.findLast((one) => one.contentHash === contentHash);
  if (current !== undefined) {
    return { standing: current.verdict === 'no' ? 'refused' : 'agreed', approval: current };
  }
  const before = own.at(-1);
  if (before === undefined) return { standing: 'open', approval: null };
  return { standing: before.verdict === 'no' ? 'open' : 'changed', approval: before };
}

/** The bodies named in a design, each once. The lead is the one that keeps the design here, or else the first. */
export function jointBodies({ descriptor, approvals, contentHash, ownNames }: JointFacts): readonly JointBody[] {
  const named = descriptor.awardingBody.filter(({ name }) => name.trim() !== '');
  const bodies = named.filter((body, at) => named.findIndex((other) => sameName(other.name, body.name)) === at);
  const own = bodies.findIndex(({ name }) => ownNames.some((ownName) => sameName(ownName, name)));
  return bodies.map(({ name, country }, index) => ({
    name,
    country,
    isLead: index === Math.max(own, 0),
    ...standingOf(
      approvals.filter((one) => one.body !== '' && sameName(one.body, name)),
      contentHash,
    ),
  }));
}

/** Two or more bodies award it together. */
export const isJoint = (bodies: readonly JointBody[]): boolean => bodies.length > 1;

/**
 * A joint design is published only when everybody has agreed to exactly this content. Whoever publishes decides for
 * the lead, so the lead's own approval comes with that act.
 */
export function mayPublishJointly(bodies: readonly JointBody[]): Result<true> {
  if (!isJoint(bodies)) return ok(true);
  const waiting = bodies.filter(({ isLead, standing }) => !isLead && standing !== 'agreed');
  if (waiting.length === 0) return ok(true);
  return fail({ code: 'design.joint.incomplete', params: { bodies: waiting.map(({ name }) => name).join(', ') } });
}
