import type { Actor, Ctx, TxCtx } from '../../platform/ctx';
import type { FieldError } from '../../platform/errors';

/** The kinds of work on many things, with what each is told: features add theirs, beside what does it. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface Batches {}

export type BatchName = keyof Batches;

export interface BatchPlace {
  /** What is being done, for people. */
  title: FieldError;
  /** The page that it began on. */
  href: string;
}

/** A kind of work on many things. */
export type Batch<Name extends BatchName = BatchName> = {
  [N in Name]: {
    name: N;
    /**
     * Does one item, which may have changed, or gone, since the run began.
     * @returns whether there was anything to do
     * @throws AppError when it is refused: the others go on
     */
    work(tx: TxCtx, payload: Batches[N], item: string, run: RunSoFar): Promise<boolean>;
    /**
     * For very many items: does some of them together. What fails is undone and done again by `work`, each item by itself,
     * so one that is refused does not stop the others.
     */
    bulk?: Bulk<Batches[N]>;
    /**
     * In whose name the items are done, read once for each job; without it the desk's own.
     * @param startedBy who began it; null for the desk itself, and once they have been erased
     */
    actor?(ctx: Ctx, startedBy: string | null): Promise<Actor>;
    /** What a refused item is called. */
    label(ctx: Ctx, item: string): Promise<string>;
    place(ctx: Ctx, payload: Batches[N]): Promise<BatchPlace>;
    /** SQL that lists the ids of all its items in their order, for runs whose first job lists them: see `startListing`. */
    itemsSql?: string;
    /** Each run does all that there is, so one that another of its kind follows leaves the rest to that. */
    isOneEnough?: boolean;
  };
}[Name];

/** How far a run has come before these items. */
export interface RunSoFar {
  id: string;
  /** When it began. */
  createdAt: Date;
  done: number;
  total: number;
}

export interface Bulk<Payload> {
  /** How many items, `MOST_IN_BULK` at most: so few that nobody waits long for a lock. */
  count: number;
  /** @returns of how many there was anything to do */
  work(tx: TxCtx, payload: Payload, items: string[], run: RunSoFar): Promise<number>;
}

export const MOST_IN_BULK = 500;

export interface RefusedItem {
  label: string;
  reason: FieldError;
}

export interface BatchRun {
  id: string;
  kind: string;
  payload: unknown;
  /** Whether its items are known; until then there are none. */
  isListed: boolean;
  total: number;
  /** How many are behind us: changed, left alone or refused. */
  done: number;
  changed: number;
  refusedCount: number;
  /** The first of them. */
  refused: RefusedItem[];
  /**
   * Failed: its job was given up, and goes on where it was once that is run again. One that is finished before its last
   * item has left the rest to the next run.
   */
  state: 'running' | 'finished' | 'failed';
  startedBy: string | null;
  createdAt: Date;
  updatedAt: Date;
}

declare module '../../platform/services' {
  interface Services<C> {
    batches: (C extends Ctx ? Batch : never)[];
  }
}
