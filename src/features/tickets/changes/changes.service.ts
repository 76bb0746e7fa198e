import { type Actor, type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { fieldDefinitions, validateFields } from '../../fields';
import { mergeStale } from '../conflicts/merge';
import {
  activeCategory,
  assertActiveDepartment,
  assertAssignable,
  assertPeople,
  type CategoryFacts,
  categoryFacts,
  firstDepartment,
} from '../lookups.repo';
import { momentOf } from '../moment';
import { seenBy } from '../shown';
import { lockAtDesk, lockTicket, peopleOf, visibleLink } from '../tickets.repo';
import type { StoredTicket, Ticket } from '../tickets.types';
import { cleanPatch } from './changes.input';
import { assertMayChange } from './changes.policy';
import type { TicketPatch } from './changes.types';
import { assertComplete } from './completeness';
import { nextTicket, type Resolved } from './next-ticket';
import { type Writing, writeTicket } from './write';

/**
 * Changes a ticket; nothing happens when the patch changes nothing.
 * @param options.version of the form; what others changed since is kept unless both changed the same field
 * @throws AppError `not_found`, `forbidden`, `invalid`, or `conflict` with `{ kind: 'stale', version, conflicts }`
 */
export async function changeTicket(
  ctx: Ctx,
  ticketId: string,
  patch: TicketPatch,
  options: { version?: number } = {},
): Promise<Ticket> {
  const clean = cleanPatch(patch);
  return inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertMayChange(tx.actor, ticket, clean);
    const merged = await mergeStale(tx, ticket, clean, options.version);
    return seenBy(tx, await applyPatch(tx, ticket, merged));
  });
}

/**
 * Changes one of several tickets as it stands when its turn comes.
 * @param bulkId the id that they share
 * @param patchFor what is to be changed of it
 * @returns whether anything of it was changed
 * @throws AppError `not_found`, also for who sees it as a customer; `forbidden`, `invalid`
 */
export async function changeOneOf(
  ctx: Ctx,
  bulkId: string,
  number: number,
  patchFor: (ticket: StoredTicket) => TicketPatch,
): Promise<boolean> {
  return inTx(ctx, async (tx) => {
    const ticket = await lockAtDesk(tx, number);
    const patch = cleanPatch(patchFor(ticket));
    assertMayChange(tx.actor, ticket, patch);
    const after = await applyPatch(tx, ticket, patch, { bulkId });
    return after.version > ticket.version;
  });
}

/**
 * The change itself, on a locked ticket, for a patch that is clean and allowed.
 * @param more.byRule the step follows from something else that the actor did, and is not theirs to be allowed
 */
export async function applyPatch(
  tx: TxCtx,
  ticket: StoredTicket,
  patch: TicketPatch,
  more: Writing & { columns?: Partial<StoredTicket>; byRule?: boolean } = {},
): Promise<StoredTicket> {
  const { columns, byRule, ...writing } = more;
  const people = await peopleIn(tx, ticket, patch);
  const resolved = await resolve(tx, ticket, patch);
  const stepper: Actor = byRule ? { kind: 'system' } : tx.actor;
  const next = { ...nextTicket(stepper, ticket, patch, resolved, await momentOf(tx, ticket)), ...columns };
  if (!byRule) await assertComplete(tx, ticket, next);
  return writeTicket(tx, ticket, next, { ...writing, people });
}

async function peopleIn(tx: TxCtx, ticket: StoredTicket, patch: TicketPatch): Promise<Writing['people']> {
  const { participantIds, followerIds } = patch;
  if (!participantIds && !followerIds) return {};
  const before = await peopleOf(tx.db, ticket.id);
  if (participantIds) await assertPeople(tx.db, 'participantIds', before.participantIds, participantIds);
  if (followerIds) await assertPeople(tx.db, 'followerIds', before.followerIds, followerIds);
  return { ...(participantIds && { participantIds }), ...(followerIds && { followerIds }) };
}

async function resolve(tx: TxCtx, ticket: StoredTicket, patch: TicketPatch): Promise<Resolved> {
  const resolved: Resolved = {};
  const { assigneeId, departmentId } = patch;
  if (assigneeId && assigneeId !== ticket.assigneeId) await assertAssignable(tx.db, assigneeId);
  if (departmentId && departmentId !== ticket.departmentId) await assertActiveDepartment(tx.db, departmentId);
  const moved = patch.categoryId !== undefined && patch.categoryId !== ticket.categoryId;
  const category = await categoryAfter(tx, ticket, patch, moved);
  if (moved && category && !departmentId && (await inDefaultDepartment(tx, ticket))) {
    resolved.departmentId = category.departmentId;
  }
  if (patch.closeReason === 'duplicate') resolved.duplicateOf = await originalOf(tx, ticket, patch);
  if (patch.fields && Object.keys(patch.fields).length > 0) {
    resolved.fields = validateFields(await fieldDefinitions(tx), ticket.fields, patch.fields, {
      audience: ticket.internals ? 'staff' : 'customer',
      categoryIds: category ? [category.id, category.parentId ?? category.id] : [],
      requireAll: false,
    });
  }
  return resolved;
}

async function categoryAfter(
  tx: TxCtx,
  ticket: StoredTicket,
  patch: TicketPatch,
  moved: boolean,
): Promise<CategoryFacts | null> {
  if (moved) return patch.categoryId ? activeCategory(tx.db, patch.categoryId) : null;
  return patch.fields && ticket.categoryId ? categoryFacts(tx.db, ticket.categoryId) : null;
}

/** A new category moves a ticket only from where its old one, or none, had put it: whoever moved it by hand meant it. */
async function inDefaultDepartment(tx: TxCtx, ticket: StoredTicket): Promise<boolean> {
  const old = ticket.categoryId ? await categoryFacts(tx.db, ticket.categoryId) : null;
  return ticket.departmentId === (old ? old.departmentId : await firstDepartment(tx.db));
}

async function originalOf(tx: TxCtx, ticket: StoredTicket, patch: TicketPatch): Promise<string> {
  const number = patch.duplicateOfNumber;
  const original = number ? await visibleLink(tx, { sql: 't.number = :number', bindings: { number } }) : null;
  if (!original || original.id === ticket.id)
    throw invalid('duplicateOfNumber', 'tickets.error.unknown_ticket');
  return original.id;
}
