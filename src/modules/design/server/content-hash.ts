import { createHash } from 'node:crypto';
import type { Descriptor } from '../descriptor.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';

/** JSON Canonicalization Scheme (RFC 8785) for plain data: sorted keys, shortest numbers, no spaces. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

/** SHA-256 (hex) of the descriptor in canonical form; the same on every database and after every restore. */
export const hashDescriptor = (descriptor: Descriptor): string => hashOf(descriptor);

/** The same of all that a design says: what somebody approved is found again by it. */
export const hashContent = ({ descriptor, plan }: DesignContent): string => hashOf({ descriptor, plan });
