import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { insertRow } from '../../../platform/db/writes';
import { AppError } from '../../../platform/errors';
import { prose } from '../../../platform/prose';
import { actorId } from '../../../platform/rights';
import { once } from '../../../platform/submissions';
import {
  assertFewFiles,
  attach,
  contentOf,
  dropUploads,
  withUploads,
} from '../attachments/attachments.service';
import type { StoredUpload } from '../attachments/attachments.types';
import { cleanPatch } from '../changes/changes.input';
import { applyPatch } from '../changes/changes.service';
import type { TicketPatch } from '../changes/changes.types';
import { emitTicket } from '../emit';
import { fileTicket } from '../filing/filing.service';
import type { NewTicket } from '../filing/filing.types';
import { categoryFacts, isActiveDepartment } from '../lookups.repo';
import { saveMentions } from '../mentions/mentions.queries';
import { calledOn, NOBODY } from '../mentions/mentions.service';
import type { Called } from '../mentions/mentions.types';
import { momentOf } from '../moment';
import { indexSaid } from '../search/indexing.service';
import { seenBy } from '../shown';
import { reopenWindowOver } from '../state';
import { ownsTicket } from '../tickets.policy';
import { lockTicket } from '../tickets.repo';
import type { StoredTicket } from '../tickets.types';
import type { Status } from '../tickets.words';
import { undoableOf } from '../undo/undo.repo';
import type { Undo } from '../undo/undo.types';
import { takeBack } from '../undo/withdrawn.service';
import { cleanBody } from './replies.input';
import { assertMayReply, repliesAs } from './replies.policy';
import { commentStep, repliedSince } from './replies.queries';
import type { NewReply, ReplyResult } from './replies.types';

/**
 * Adds a reply or an internal note, with what it does to the status. A public reply to a ticket whose reopen
 * window is over becomes a new ticket that follows it.
 * @throws AppError `not_found`, `forbidden`, `invalid`, or `conflict` with `{ kind: 'overtaken', by: { id, name } }`
 *   when a colleague's public reply came after the one that `seen` names
 */
export async function reply(ctx: Ctx, ticketId: string, input: NewReply): Promise<ReplyResult> {
  const clean: NewReply = {
    ...input,
    ...cleanPatch(details(input)),
    body: cleanBody(input.body, (input.uploads?.length ?? 0) + (input.again?.files.length ?? 0)),
  };
  return withUploads(ctx, clean.uploads, (uploads) => {
    // What had been read when it was sent is no part of it: an open page learns of more meanwhile.
    const content = {
      ticketId,
      ...clean,
      seen: undefined,
      undoSeconds: undefined,
      uploads: contentOf(uploads),
    };
    const find = (tx: TxCtx, id: string) => {
      dropUploads(tx, uploads);
      return sentBefore(tx, ticketId, id, clean);
    };
    return inTx(ctx, async (outer) => {
      // The lock comes first: ids are made under it, so that they are in the order in which people are heard.
      const ticket = await lockTicket(outer, ticketId);
      assertMayReply(outer.actor, ticket, input);
      return once(outer, { noun: 'reply', content, find }, async (tx, id) => {
        await assertNotOvertaken(tx, ticket.id, clean);
        const files = await allFiles(tx, ticket, clean, uploads);
        const late = clean.visibility === 'public' && reopenWindowOver(ticket, await momentOf(tx, ticket));
        if (late) return followUp(tx, id, ticket, clean, files);
        return addComment(undoableFor(tx, ticket, clean), id, ticket, clean, files);
      });
    });
  });
}

/** The files that it comes with: those of what was undone first, as they stood there. */
async function allFiles(
  tx: TxCtx,
  ticket: StoredTicket,
  { again }: NewReply,
  uploads: StoredUpload[],
): Promise<StoredUpload[]> {
  if (!again) return uploads;
  const files = (await takeBack(tx, ticket.id, again)).concat(uploads);
  await assertFewFiles(tx, files.length);
  return files;
}

/** What somebody writes who works on the ticket is told to nobody until they can undo it no more. */
function undoableFor(tx: TxCtx, { internals }: StoredTicket, { undoSeconds }: NewReply): TxCtx {
  if (!undoSeconds || !internals || tx.actor.kind !== 'person') return tx;
  return { ...tx, heldUntil: new Date(tx.now.getTime() + undoSeconds * 1000) };
}

/** What came of a reply that is sent again: the comment of this id, or the ticket that it became. */
async function sentBefore(tx: TxCtx, ticketId: string, id: string, input: NewReply): Promise<ReplyResult> {
  const stored = await lockTicket(tx, ticketId);
  const ticket = await seenBy(tx, stored);
  const comment = await commentStep(tx.db, ticketId, id);
  const act = await undoableOf(tx.db, ticketId, id);
  const undo = act && { id: act.rootId, until: act.until };
  const common = {
    ticket,
    followUp: null,
    unheard: [],
    undo,
    undone: act?.undoneAt ? { hasText: act.hasText } : null,
  };
  if (comment) {
    const { unheard } = await calledIn(tx, stored, input);
    return { ...common, unheard, commentId: id, reopened: comment.reopened };
  }
  if (common.undone) return { ...common, commentId: null, reopened: false };
  const followUp = await seenBy(tx, await lockTicket(tx, id));
  return { ...common, commentId: null, reopened: false, followUp };
}

/** Of several who write at once the first to get the lock is heard; the others read that one before they send theirs. */
async function assertNotOvertaken(
  tx: TxCtx,
  ticketId: string,
  { visibility, seen }: NewReply,
): Promise<void> {
  if (visibility !== 'public' || seen === undefined) return;
  const by = await repliedSince(tx, ticketId, seen);
  if (by) throw new AppError('conflict', { data: { kind: 'overtaken', by } });
}

async function addComment(
  tx: TxCtx,
  commentId: string,
  ticket: StoredTicket,
  input: NewReply,
  uploads: StoredUpload[],
): Promise<ReplyResult> {
  const isPublic = input.visibility === 'public';
  const by = repliesAs(tx.actor, ticket);
  const { mentions, followerIds, unheard } = await calledIn(tx, ticket, input);
  const firstResponse = isPublic && by === 'staff' && tx.actor.kind === 'person' && !ticket.firstResponseAt;
  await insertComment(tx, commentId, ticket, input, by);
  await attach(tx, ticket.id, commentId, uploads);
  await indexSaid(tx, ticket.id, { body: input.body, isPublic, uploads });
  await saveMentions(tx.db, commentId, mentions);
  const { patch, byRule } = stepAfter(tx, ticket, input, by);
  let undo: Undo | null = null;
  const after = await applyPatch(tx, ticket, followerIds ? { ...patch, followerIds } : patch, {
    byRule,
    commentId,
    ...(isPublic && isHeard(tx, by) && { repliedBy: by }),
    touched: isPublic ? 'public' : 'internal',
    asked: { visibility: input.visibility, ...details(input) },
    columns: firstResponse ? { firstResponseAt: tx.now } : {},
    announce: async (within, { version, status }) => {
      const step = status === ticket.status ? {} : { status };
      const mentionedIds = mentions.map(({ userId }) => userId);
      const called = mentionedIds.length > 0 ? { mentionedIds } : {};
      const data = { version, commentId, attachments: uploads.length, ...step, ...called };
      const said = isPublic
        ? await emitTicket(within, 'ticket.replied', ticket, { data: { ...data, by, firstResponse } })
        : await emitTicket(within, 'ticket.noted', ticket, { data });
      if (tx.heldUntil) undo = { id: said.rootId, until: tx.heldUntil };
      return said;
    },
  });
  const reopened = after.status === 'reopened' && ticket.status !== 'reopened';
  const common = { ticket: await seenBy(tx, after), followUp: null, undone: null };
  return { ...common, commentId, reopened, unheard, undo };
}

async function insertComment(
  tx: TxCtx,
  id: string,
  ticket: StoredTicket,
  { body, visibility }: NewReply,
  by: 'staff' | 'customer',
): Promise<void> {
  await insertRow(tx.db, 'comments', {
    id,
    ticketId: ticket.id,
    authorId: actorId(tx.actor),
    visibility,
    // A note is staff's, even on their own request.
    side: visibility === 'public' ? by : 'staff',
    body,
    // Pages render the text; processes of the release before, which run beside this one, read this.
    bodyHtml: prose(body),
    channel: tx.channel,
    createdAt: tx.now,
  });
}

/** Whom a reply or note mentions; what staff write as customers of their own ticket mentions nobody. */
async function calledIn(tx: TxCtx, ticket: StoredTicket, input: NewReply): Promise<Called> {
  const isStaffs = input.visibility === 'internal' || repliesAs(tx.actor, ticket) === 'staff';
  return isStaffs ? calledOn(tx, ticket, input) : NOBODY;
}

/** What the desk writes by itself answers nobody. */
const isHeard = (tx: TxCtx, by: 'staff' | 'customer') => by === 'customer' || tx.actor.kind === 'person';

/** The status rules of replies: what was asked for, else what the reply means by itself. */
function stepAfter(
  tx: TxCtx,
  ticket: StoredTicket,
  input: NewReply,
  by: 'staff' | 'customer',
): { patch: TicketPatch; byRule: boolean } {
  const asked = details(input);
  const { status } = ticket;
  if (asked.status !== undefined && asked.status !== status) return { patch: asked, byRule: false };
  const meant = input.visibility === 'public' ? meaning(tx, ticket, by) : null;
  return meant ? { patch: { ...asked, status: meant }, byRule: true } : { patch: asked, byRule: false };
}

function meaning(tx: TxCtx, ticket: StoredTicket, by: 'staff' | 'customer'): Status | null {
  const { status } = ticket;
  if (by === 'staff') {
    const person = tx.actor.kind === 'person';
    return person && (status === 'new' || status === 'reopened') ? 'in_progress' : null;
  }
  if (status === 'on_hold') return 'in_progress';
  const theirs = ownsTicket(tx.actor, ticket) || actorId(tx.actor) === ticket.requesterId;
  return theirs && (status === 'resolved' || status === 'closed') ? 'reopened' : null;
}

function details({ status, holdReason, solution, fields }: NewReply): TicketPatch {
  return {
    ...(status !== undefined && { status }),
    ...(holdReason != null && { holdReason }),
    ...(solution != null && { solution }),
    ...(fields && Object.keys(fields).length > 0 && { fields }),
  };
}

/** The new ticket goes where the old one was; staff write theirs for the old requester. */
async function followUp(
  tx: TxCtx,
  newTicketId: string,
  ticket: StoredTicket,
  input: NewReply,
  uploads: StoredUpload[],
): Promise<ReplyResult> {
  const fromStaff = repliesAs(tx.actor, ticket) === 'staff';
  const fresh: NewTicket = {
    subject: ticket.subject,
    // What a ticket is about is not nothing: files alone are called by their names.
    description: input.body || uploads.map(({ name }) => name).join('\n'),
    type: ticket.type,
    urgency: ticket.urgency,
    impact: ticket.impact,
    categoryId: await stillActive(tx, ticket.categoryId),
    followUpOf: ticket.id,
    ...((await isActiveDepartment(tx.db, ticket.departmentId)) && { departmentId: ticket.departmentId }),
    ...(fromStaff && { assigneeId: actorId(tx.actor) }),
  };
  const { requesterId: id, organizationId } = ticket;
  const created = await fileTicket(
    tx,
    newTicketId,
    fresh,
    uploads,
    fromStaff ? { id, organizationId } : undefined,
  );
  return {
    commentId: null,
    reopened: false,
    ticket: await seenBy(tx, ticket),
    followUp: await seenBy(tx, created),
    unheard: [],
    undo: null,
    undone: null,
  };
}

async function stillActive(tx: TxCtx, categoryId: string | null): Promise<string | null> {
  const category = categoryId ? await categoryFacts(tx.db, categoryId) : null;
  return category?.isActive ? category.id : null;
}
