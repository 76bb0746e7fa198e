import type { Ctx } from '../../../platform/ctx';
import { newId } from '../../../platform/ids';
import { secondOf } from '../../../platform/working-time';
import { storedCalendars, workingHoursOf } from '../../calendars';
import { visibleTo } from '../../tickets';
import { type Book, bookOf } from '../book';
import { offeredValues } from '../book.queries';
import { hasConditions, withOffered } from '../terms';
import { neverDue } from './never-due';
import { policiesInOrder } from './policies.repo';
import { assertMakesSense, findPolicy } from './policies.service';
import type { PolicyInput } from './policies.types';
import { bookWith, type Effects, effectsOf, type Oddity, odditiesOf } from './preview';
import { type Counts, concernedTickets, countMatching, firstMatching } from './tickets.queries';

/** So many tickets are reckoned one by one; what is said of more is said of those whose time is nearest. */
export const MOST_RECKONED = 2000;
/** So many are counted at most. */
export const MOST_COUNTED = 100_000;
const SHOWN = 20;

export interface Preview {
  counts: Counts;
  /** Whether there are more than were counted. */
  isCut: boolean;
  /** The first tickets that would have the policy, of those that the reader sees. */
  tickets: { number: number; subject: string; priority: string; status: string }[];
  effects: Effects;
  /** Whether there are more than were reckoned. */
  isSample: boolean;
  /** The policy that is for all others now and would not be any more. */
  takesDefaultFrom: string | null;
  oddities: Oddity[];
}

/**
 * What saving a policy would do; nothing is saved.
 * @param id null for a new one
 * @throws AppError `not_found`; `invalid` as for saving it
 */
export async function previewPolicy(ctx: Ctx, id: string | null, input: PolicyInput): Promise<Preview> {
  await assertMakesSense(ctx, input, id === null ? null : await findPolicy(ctx, id));
  const policy = { ...input, id: id ?? newId() };
  const now = await currentBook(ctx);
  const book = bookWith(now, withOffered(policy, await offeredValues(ctx.db)), await policiesInOrder(ctx.db));
  const isUsed =
    hasConditions(policy) || policy.isDefault || [...book.departmentPolicies.values()].includes(policy.id);
  const [counts, reckoned] = await Promise.all([
    countMatching(ctx.db, book, policy.id, MOST_COUNTED + 1),
    concernedTickets(ctx.db, book, policy.id, MOST_RECKONED + 1),
  ]);
  const never = neverDue(policy, book.calendars, secondOf(ctx.now));
  const visible = visibleTo(ctx.actor);
  const tickets =
    counts.matching > 0 ? await firstMatching(ctx.db, book, policy.id, { visible, limit: SHOWN }) : [];
  const before = now.policies.find(({ isDefault, id: other }) => isDefault && other !== policy.id);
  return {
    counts,
    isCut: counts.seen > MOST_COUNTED,
    tickets,
    effects: effectsOf(book, reckoned.slice(0, MOST_RECKONED), ctx.now),
    isSample: reckoned.length > MOST_RECKONED,
    takesDefaultFrom: policy.isDefault && before ? before.name : null,
    oddities: odditiesOf(policy, { isUsed, never: never.map(({ priority }) => priority) }),
  };
}

/** With all calendars, also those that no policy goes by yet. */
async function currentBook(ctx: Ctx): Promise<Book> {
  const book = await bookOf(ctx);
  const calendars = await storedCalendars(ctx.db);
  return { ...book, calendars: new Map(calendars.map((one) => [one.id, workingHoursOf(one)])) };
}
