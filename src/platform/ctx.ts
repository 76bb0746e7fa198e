import { setTimeout } from 'node:timers/promises';
import type { Db } from './db';
import { faultOf, LOCKED } from './faults';
import type { Locale } from './i18n/locale';
import type { Services } from './services';
import { insideTransaction } from './slow';
import { isTx, type Tx } from './tx';

export type { Locale } from './i18n/locale';
export { isTx } from './tx';

/** What somebody is to this desk; features add roles of theirs. */
export interface Roles {
  administrator: true;
}

export type Role = keyof Roles;
export type Channel = 'web' | 'email' | 'api' | 'chat' | 'sms' | 'whatsapp' | 'system';

/** Somebody who is signed in; features add what their rights depend on. */
export interface PersonActor {
  kind: 'person';
  id: string;
  role: Role;
  name: string;
  email: string;
  locale: Locale | null;
  timeZone: string | null;
  theme: 'light' | 'dark' | 'system';
  /** The administrator who acts in this person's place, if one does. */
  actedBy: { id: string; name: string } | null;
}

export type Actor = PersonActor | { kind: 'system' } | { kind: 'anonymous' };

/** What an event followed from: rules use it so that they do not set themselves off. */
export interface Cause {
  eventId: string;
  rootId: string;
  depth: number;
}

/** Who acts, on which connection, through which channel, at what time. Nothing else is ambient. */
export interface Ctx {
  readonly system: Services<Ctx>;
  readonly db: Db;
  readonly actor: Actor;
  readonly channel: Channel;
  readonly now: Date;
  readonly requestId: string | null;
  readonly ip: string | null;
  /** The open page that asks, see `tabOf`; it is not told of its own changes. */
  readonly tab: string | null;
  readonly cause?: Cause;
  /** The one-use id of the form that this is about, until something is made for it; see `once`. */
  readonly submission: string | null;
  /** Until when what is done can be undone: only then does the desk tell anybody outside of its pages. */
  readonly heldUntil?: Date;
}

/** A context inside a transaction: only with one can an event be emitted or a job be enqueued. */
export interface TxCtx extends Ctx, Tx {
  readonly db: Db;
  readonly tab: string | null;
}

/** How often what the database ended so that others could go on is begun once more. */
const ATTEMPTS = 4;
/** Milliseconds before the second attempt, at most; each further one waits for up to twice as long. */
const PAUSE = 30;
/** Milliseconds that what gave up waiting for a lock waits for one when it is begun once more. */
const SECOND_WAIT = 300;
/**
 * What is begun once more takes its turn: two that had locked what the other wanted gave up at the same moment, and
 * would do so again.
 */
const TAKE_TURN = `set local lock_timeout = ${SECOND_WAIT}; select pg_advisory_xact_lock(hashtext('servidesk.again'))`;

/**
 * Runs `work` in a transaction; a call within one joins it. Where the database ends it for a deadlock, or for what
 * others wrote meanwhile, all of `work` is run again: what it changes outside of the database has to bear that.
 * People's patience with a lock ends before PostgreSQL looks for deadlocks (`deadlock_timeout`, a second), so that
 * may have been one: it is begun once more, and waits little.
 */
export async function inTx<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  if (isTx(ctx)) return work(ctx);
  let hasWaited = false;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await oneTransaction(ctx, work, hasWaited);
    } catch (error) {
      const isLocked = (error as { code?: unknown }).code === LOCKED;
      if (isLocked ? hasWaited : attempt === ATTEMPTS || faultOf(error) !== 'retryable') throw error;
      hasWaited ||= isLocked;
      await setTimeout(Math.random() * PAUSE * 2 ** (attempt - 1));
    }
  }
}

async function oneTransaction<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>, hasWaited: boolean): Promise<T> {
  const acts: (() => Promise<void> | void)[] = [];
  const afterCommit = (act: () => Promise<void> | void) => acts.push(act);
  const result = await ctx.db.transaction(async (db) => {
    if (hasWaited) await db.raw(TAKE_TURN);
    return insideTransaction(() => work({ ...ctx, db, afterCommit } as unknown as TxCtx));
  });
  for (const act of acts) {
    await Promise.resolve()
      .then(act)
      .catch((error) => ctx.system.log.error({ err: error }, 'after commit'));
  }
  return result;
}

/** Runs `work` so that a failure undoes only what it did itself: the transaction around it can go on. */
export async function inSavepoint<T>(tx: TxCtx, work: (within: TxCtx) => Promise<T>): Promise<T> {
  const acts: (() => Promise<void> | void)[] = [];
  const afterCommit = (act: () => Promise<void> | void) => void acts.push(act);
  const result = await tx.db.transaction((db) => work({ ...tx, db, afterCommit }));
  for (const act of acts) tx.afterCommit(act);
  return result;
}

/** The desk itself acting: jobs, schedules, set-up. */
export function systemCtx(system: Services<Ctx>, more: Partial<Ctx> = {}): Ctx {
  return {
    system,
    db: system.db,
    actor: { kind: 'system' },
    channel: 'system',
    now: new Date(),
    requestId: null,
    ip: null,
    tab: null,
    submission: null,
    ...more,
  };
}

/** The same context for somebody else; the transaction, if any, stays. */
export function actingAs<C extends Ctx>(ctx: C, actor: Actor): C {
  return { ...ctx, actor };
}
