import type { Tx } from './db/db.ts';

/** A fact that other slices may react to. `type` reads `slice.happened`, such as `award.issued`. */
export type DomainEvent<Payload = unknown> = {
  readonly type: string;
  readonly tenantId: string;
  readonly at: Date;
  readonly payload: Payload;
};

export type EventHandler<Payload> = (tx: Tx, event: DomainEvent<Payload>) => Promise<void>;

export interface EventBus {
  /** Tells every subscriber, one after the other, inside the caller's transaction: if one throws, all is undone. */
  publish(tx: Tx, event: DomainEvent): Promise<void>;
  /** Subscribes. The payload's type is the one that the publishing slice names in its `*.events.ts`. */
  on<Payload>(type: string, handler: EventHandler<Payload>): void;
}

export function createEventBus(): EventBus {
  const handlers = new Map<string, EventHandler<unknown>[]>();
  return {
    async publish(tx, event) {
      for (const handler of handlers.get(event.type) ?? []) await handler(tx, event);
    },
    on<Payload>(type: string, handler: EventHandler<Payload>) {
      const known = handlers.get(type) ?? [];
      handlers.set(type, [...known, handler as EventHandler<unknown>]);
    },
  };
}
