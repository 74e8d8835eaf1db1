/// <reference path="./rdf-packages.d.ts" />
import ContextResolver from 'jsonld/lib/ContextResolver.js';
import type { ActiveContext, Processed, ResolvedContext, Resolver } from 'jsonld/lib/expand.js';

/**
 * Active contexts that are kept from document to document. jsonld.js copies the whole context, deeply, whenever a
 * type-scoped context begins or ends, which is nine tenths of its work; it asks the active context itself for the copy.
 * This one shares what nobody changes, and copies its table of terms only when somebody looks into it.
 */
export class KeptContext implements ActiveContext {
  previousContext?: ActiveContext;
  readonly inverse = null;
  /** The context that this is a copy of. */
  readonly origin: KeptContext | null;
  #mappings: Map<string, unknown> | null = null;
  #protected: Record<string, boolean> | null = null;

  constructor(origin: KeptContext | null) {
    this.origin = origin;
    if (origin === null) return;
    if (origin.previousContext !== undefined) this.previousContext = origin.previousContext;
    // jsonld.js asks with `in`, so a member that is not there must not be made.
    for (const key of ['@base', '@language', '@vocab'] as const) {
      const value: unknown = Reflect.get(origin, key);
      if (key in origin) Reflect.set(this, key, value);
    }
  }

  get mappings(): Map<string, unknown> {
    this.#mappings ??= new Map(this.origin?.mappings);
    return this.#mappings;
  }

  get protected(): Record<string, boolean> {
    this.#protected ??= { ...this.origin?.protected };
    return this.#protected;
  }

  clone(): KeptContext {
    return new KeptContext(this);
  }

  revertToPreviousContext(): ActiveContext {
    return this.previousContext ?? this;
  }
}

const sameDefinition = (left: unknown, right: unknown): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right);

/**
 * Whether a context left all protected terms as they were. Only then does it not matter in which place it was met:
 * some places may change protected terms, others must fail.
 */
const keepsProtected = (before: ActiveContext, after: ActiveContext): boolean =>
  Object.keys(before.protected).every((term) => sameDefinition(before.mappings.get(term), after.mappings.get(term)));

/** How many processed contexts are kept; then everything starts anew. Each takes some tens of kilobytes. */
const MAX_PROCESSED = 400;

/** A copy that was made only to remember what to go back to, as type-scoped contexts begin. */
const isTypeScopeStart = (context: ActiveContext): context is KeptContext & { readonly origin: KeptContext } =>
  context instanceof KeptContext && context.origin !== null && context.previousContext === context.origin;

class KeptResolved implements ResolvedContext {
  readonly document: object | null;
  readonly #plain = new WeakMap<ActiveContext, Processed>();
  readonly #typeScoped = new WeakMap<ActiveContext, Processed>();
  readonly #onKept: () => void;

  constructor(document: object | null, onKept: () => void) {
    this.document = document;
    this.#onKept = onKept;
  }

  getProcessed(context: ActiveContext): Processed | undefined {
    return isTypeScopeStart(context) ? this.#typeScoped.get(context.origin) : this.#plain.get(context);
  }

  setProcessed(context: ActiveContext, processed: Processed): void {
    if (!keepsProtected(context, processed.context)) return;
    this.#onKept();
    if (isTypeScopeStart(context)) this.#typeScoped.set(context.origin, processed);
    else this.#plain.set(context, processed);
  }
}

/** Resolved contexts by address, and by identity where they stand inside another context. */
export class KeptResolver implements Resolver {
  readonly initial = new KeptContext(null);
  readonly #resolver: Resolver = new ContextResolver({ sharedCache: new Map() });
  readonly #byAddress = new Map<string, readonly ResolvedContext[]>();
  readonly #byIdentity = new WeakMap<object, readonly ResolvedContext[]>();
  #kept = 0;

  get isFull(): boolean {
    return this.#kept > MAX_PROCESSED;
  }

  async resolve(request: Parameters<Resolver['resolve']>[0]): Promise<readonly ResolvedContext[]> {
    const { context } = request;
    if (typeof context === 'string') return this.#address(context, request);
    if (!Array.isArray(context)) return this.#object(context, request);
    const resolved: ResolvedContext[] = [];
    for (const each of context as readonly unknown[])
      resolved.push(...(await this.resolve({ ...request, context: each })));
    return resolved;
  }

  #wrap(resolved: readonly ResolvedContext[]): readonly ResolvedContext[] {
    return resolved.map(
      ({ document }) =>
        new KeptResolved(document, () => {
          this.#kept += 1;
        }),
    );
  }

  async #address(address: string, request: Parameters<Resolver['resolve']>[0]): Promise<readonly ResolvedContext[]> {
    const known = this.#byAddress.get(address);
    if (known !== undefined) return known;
    const made = this.#wrap(await this.#resolver.resolve(request));
    this.#byAddress.set(address, made);
    return made;
  }

  async #object(context: unknown, request: Parameters<Resolver['resolve']>[0]): Promise<readonly ResolvedContext[]> {
    if (typeof context !== 'object' || context === null) return this.#wrap(await this.#resolver.resolve(request));
    const known = this.#byIdentity.get(context);
    if (known !== undefined) return known;
    const made = this.#wrap(await this.#resolver.resolve(request));
    this.#byIdentity.set(context, made);
    return made;
  }
}
