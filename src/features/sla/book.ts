import { LRUCache } from 'lru-cache';
import type { Ctx } from '../../platform/ctx';
import type { System } from '../../platform/system';
import { storedCalendars, workingHoursOf } from '../calendars';
import {
  activePolicies,
  currentRevision,
  departmentPolicies,
  offeredValues,
  subcategories,
} from './book.queries';
import type { Book } from './book.types';
import { withOffered } from './terms';

export type { Book } from './book.types';

/**
 * Whoever changes what is in a book renews its revision in the same transaction, so a revision that somebody reads says
 * what is in the book, also to a transaction that has not committed yet.
 */
const books = new WeakMap<System, LRUCache<string, Promise<Book>>>();

/**
 * The book as the transaction of `ctx` sees it.
 * @param revision where it has been read already
 */
export async function bookOf(ctx: Ctx, revision?: string): Promise<Book> {
  const known = booksOf(ctx.system);
  const newest = revision ?? (await currentRevision(ctx.db));
  const kept = known.get(newest);
  // Somebody else's transaction may end while it reads: that is no fault of this one.
  if (kept) return kept.catch(() => readBook(ctx, newest));
  const reading = readBook(ctx, newest);
  known.set(newest, reading);
  reading.catch(() => known.delete(newest));
  return reading;
}

/**
 * For as long a book is kept, in milliseconds: a version that knows no books moves a subcategory without another
 * revision.
 */
const KEPT_MS = 300_000;

/** The newest, and one that transactions which began before it still ask for. */
function booksOf(system: System): LRUCache<string, Promise<Book>> {
  const kept = books.get(system) ?? new LRUCache<string, Promise<Book>>({ max: 3, ttl: KEPT_MS });
  books.set(system, kept);
  return kept;
}

async function readBook({ db }: Ctx, revision: string): Promise<Book> {
  const stored = await activePolicies(db);
  const goByFields = stored.some(({ fieldValues }) => Object.keys(fieldValues).length > 0);
  const offered = goByFields ? await offeredValues(db) : new Map<string, string[]>();
  const policies = stored.map((policy) => withOffered(policy, offered));
  // Most desks without policies have no calendars to read either.
  const calendars = policies.length > 0 ? await storedCalendars(db) : [];
  const departments = await departmentPolicies(db);
  const categories = await subcategories(db);
  return {
    revision,
    policies,
    calendars: new Map(calendars.map((calendar) => [calendar.id, workingHoursOf(calendar)])),
    departmentPolicies: new Map(departments.map(({ id, policyId }) => [id, policyId])),
    parents: new Map(categories.map(({ id, parentId }) => [id, parentId])),
  };
}
