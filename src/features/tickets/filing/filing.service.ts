import type { Ctx, TxCtx } from '../../../platform/ctx';
import { AppError, invalid } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { prose } from '../../../platform/prose';
import { actorId } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import { fieldDefinitions, validateFields } from '../../fields';
import { createUser, isStaff } from '../../users';
import { attach, contentOf, dropUploads, withUploads } from '../attachments/attachments.service';
import type { StoredUpload } from '../attachments/attachments.types';
import { type DerivedFrom, deriveTicket } from '../derived';
import { emitTicket } from '../emit';
import { hintTicket } from '../hints';
import {
  activeCategory,
  assertActiveDepartment,
  assertAssignable,
  assertPeople,
  type CategoryFacts,
  customerFacts,
  firstDepartment,
} from '../lookups.repo';
import { priorityFrom } from '../priority';
import { filedColumns } from '../properties/properties.input';
import { indexNew } from '../search/indexing.service';
import { seenBy } from '../shown';
import { seesInternals } from '../tickets.policy';
import { addPeople, insertTicket, lockTicket, type TicketColumns, visibleLink } from '../tickets.repo';
import type { StoredTicket, Ticket, TicketPeople, TicketRow } from '../tickets.types';
import type { TicketChannel } from '../tickets.words';
import { cleanNewTicket } from './filing.input';
import { assertMayCreate } from './filing.policy';
import type { NewTicket } from './filing.types';

interface Requester {
  id: string;
  organizationId: string | null;
}

/**
 * Files a ticket with its attachments.
 * @throws AppError `invalid` by field, `forbidden` for what a customer may not set
 */
export async function createTicket(ctx: Ctx, input: NewTicket): Promise<Ticket> {
  assertMayCreate(ctx.actor, input);
  const clean = cleanNewTicket(input);
  return withUploads(ctx, clean.uploads, (uploads) => {
    const content = { ...clean, uploads: contentOf(uploads) };
    const find = async (tx: TxCtx, id: string) => {
      dropUploads(tx, uploads);
      return seenBy(tx, await lockTicket(tx, id));
    };
    return once(ctx, { noun: 'ticket', content, find }, async (tx, id) =>
      seenBy(tx, await fileTicket(tx, id, clean, uploads)),
    );
  });
}

/** The write itself, for input that is clean and allowed: replies to long closed tickets end here too. */
export async function fileTicket(
  tx: TxCtx,
  id: string,
  input: NewTicket,
  uploads: StoredUpload[],
  requester?: Requester,
): Promise<StoredTicket> {
  const category = input.categoryId ? await activeCategory(tx.db, input.categoryId) : null;
  const columns = await columnsOf(tx, input, category, requester ?? (await requesterOf(tx, input)));
  const derived = await deriveTicket(tx, { ticketId: id, before: null, after: columns });
  const ticket = await insertTicket(tx.db, id, { ...columns, ...derived.columns });
  const people = { participantIds: input.participantIds ?? [], followerIds: followersOf(tx, ticket) };
  await addPeople(tx.db, 'ticket_participants', ticket.id, people.participantIds);
  await addPeople(tx.db, 'ticket_followers', ticket.id, people.followerIds);
  await attach(tx, ticket.id, null, uploads);
  await indexNew(tx, ticket, uploads);
  await emitTicket(tx, 'ticket.created', ticket, {
    data: {
      version: ticket.version,
      number: ticket.number,
      requesterId: ticket.requesterId,
      departmentId: ticket.departmentId,
      categoryId: ticket.categoryId,
      assigneeId: ticket.assigneeId,
      priority: ticket.priority,
      status: ticket.status,
      followUpOf: ticket.followUpOf,
      attachments: uploads.length,
    },
  });
  await derived.follow(tx);
  await hintTicket(tx, 'everyone', ticket.id);
  const labels = { category: category?.nameEn ?? 'none', priority: ticket.priority };
  tx.afterCommit(() => tx.system.metrics.ticketsCreated.inc(labels));
  return { ...ticket, internals: seesInternals(tx.actor, { ...ticket, ...people }) };
}

async function columnsOf(
  tx: TxCtx,
  input: NewTicket,
  category: CategoryFacts | null,
  requester: Requester,
): Promise<TicketColumns & DerivedFrom> {
  if (input.assigneeId) await assertAssignable(tx.db, input.assigneeId);
  await assertPeople(tx.db, 'participantIds', [], input.participantIds ?? []);
  const filed = filedColumns(input);
  const resolvedBefore = await followedTicket(tx, input.followUpOf);
  return {
    ...filed,
    // Read by the release before, as in replies.
    descriptionHtml: prose(input.description),
    requesterId: requester.id,
    organizationId: requester.organizationId,
    departmentId: await departmentOf(tx, input, category),
    categoryId: category?.id ?? null,
    priority: priorityFrom(filed.impact, filed.urgency),
    status: input.assigneeId ? 'in_progress' : 'new',
    holdReason: null,
    closeReason: null,
    channel: (tx.channel === 'system' ? 'web' : tx.channel) as TicketChannel,
    fields: await fieldsOf(tx, input, category, requester),
    followUpOf: resolvedBefore,
    createdAt: tx.now,
    updatedAt: tx.now,
    publicUpdatedAt: tx.now,
  };
}

async function requesterOf(tx: TxCtx, input: NewTicket): Promise<Requester> {
  const { actor } = tx;
  if (input.newcomer) return createUser(tx, { ...input.newcomer, role: 'customer' });
  if (actor.kind === 'person' && (input.requesterId ?? actor.id) === actor.id) return actor;
  if (!input.requesterId) throw invalid('requesterId', 'input.required');
  return customerFacts(tx.db, input.requesterId);
}

async function departmentOf(tx: TxCtx, input: NewTicket, category: CategoryFacts | null): Promise<string> {
  if (input.departmentId) {
    await assertActiveDepartment(tx.db, input.departmentId);
    return input.departmentId;
  }
  const id = category?.departmentId ?? (await firstDepartment(tx.db));
  if (!id) throw new AppError('invalid', { fields: { categoryId: { key: 'tickets.error.no_department' } } });
  return id;
}

/** A mail or a message cannot fill in what a form demands; staff complete it. */
async function fieldsOf(
  tx: TxCtx,
  input: NewTicket,
  category: CategoryFacts | null,
  requester: Requester,
): Promise<Record<string, unknown>> {
  const isForm =
    tx.actor.kind === 'person' && (tx.channel === 'web' || tx.channel === 'api') && !input.followUpOf;
  return validateFields(await fieldDefinitions(tx), {}, input.fields ?? {}, {
    audience: requester.id === actorId(tx.actor) ? 'customer' : 'staff',
    categoryIds: category ? [category.id, category.parentId ?? category.id] : [],
    requireAll: isForm,
  });
}

async function followedTicket(tx: TxCtx, id: string | null | undefined): Promise<string | null> {
  if (!id) return null;
  const found = isId(id) ? await visibleLink(tx, { sql: 't.id = :id', bindings: { id } }) : null;
  if (!found) throw invalid('followUpOf', 'tickets.error.unknown_ticket');
  return found.id;
}

/**
 * Staff who file a customer's ticket for a department they do not work in follow it, so that they can work on it;
 * one's own ticket is a customer's.
 */
function followersOf({ actor }: TxCtx, ticket: TicketRow): string[] {
  if (actor.kind !== 'person' || !isStaff(actor) || ticket.requesterId === actor.id) return [];
  const nobody: TicketPeople = { participantIds: [], followerIds: [] };
  return seesInternals(actor, { ...ticket, ...nobody }) ? [] : [actor.id];
}
