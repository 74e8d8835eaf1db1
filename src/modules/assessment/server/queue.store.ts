import { and, asc, count, desc, eq, gt, gte, lt, or } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { ValidationCase } from '../assessment.schemas.ts';
import { validationCase } from './assessment.tables.ts';
import { toCase } from './case.store.ts';

export const PAGE_SIZE = 50;
export const QUEUE_FILTERS = ['all', 'overdue', 'soon'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];
/** `due`: the nearest deadline first. `newest`: what was sent last first. */
export const QUEUE_ORDERS = ['due', 'newest'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

export type QueueCursor = { readonly at: Date; readonly id: string };

type Asked = {
  readonly filter: QueueFilter;
  readonly order: QueueOrder;
  readonly after: QueueCursor | null;
  readonly now: Date;
};

/** A deadline within so many days is near. */
const SOON_DAYS = 3;

function filtered({ filter, now }: Asked) {
  if (filter === 'all') return undefined;
  if (filter === 'overdue') return lt(validationCase.dueAt, now);
  const soon = new Date(now.getTime() + SOON_DAYS * 86_400_000);
  return and(gte(validationCase.dueAt, now), lt(validationCase.dueAt, soon));
}

function behind({ order, after }: Asked) {
  if (after === null) return undefined;
  const { at, id } = after;
  return order === 'due'
    ? or(gt(validationCase.dueAt, at), and(eq(validationCase.dueAt, at), gt(validationCase.id, id)))
    : or(lt(validationCase.sentAt, at), and(eq(validationCase.sentAt, at), lt(validationCase.id, id)));
}

/** One page of what waits. */
export async function listQueue(tx: Tx, tenantId: string, asked: Asked): Promise<readonly ValidationCase[]> {
  const order =
    asked.order === 'due'
      ? [asc(validationCase.dueAt), asc(validationCase.id)]
      : [desc(validationCase.sentAt), desc(validationCase.id)];
  const rows = await tx
    .select()
    .from(validationCase)
    .where(
      and(eq(validationCase.tenantId, tenantId), eq(validationCase.state, 'waiting'), filtered(asked), behind(asked)),
    )
    .orderBy(...order)
    .limit(PAGE_SIZE);
  return rows.map(toCase);
}

/** How many wait, and how many of them longer than they should. */
export async function countQueue(
  tx: Tx,
  tenantId: string,
  now: Date,
): Promise<{ readonly all: number; readonly overdue: number }> {
  const isWaiting = and(eq(validationCase.tenantId, tenantId), eq(validationCase.state, 'waiting'));
  const [all] = await tx.select({ total: count() }).from(validationCase).where(isWaiting);
  const [overdue] = await tx
    .select({ total: count() })
    .from(validationCase)
    .where(and(isWaiting, lt(validationCase.dueAt, now)));
  return { all: all?.total ?? 0, overdue: overdue?.total ?? 0 };
}
