import { actingAs, type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { AppError, type FieldError, notFound } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { actorId } from '../../../platform/rights';
import { takeTurn } from '../../deliveries';
import { allChanges, isPublicChange } from '../changes/write';
import { deriveUndone } from '../derived';
import { emitTicket } from '../emit';
import { hintTicket } from '../hints';
import { STORED } from '../properties/list';
import { reindex } from '../search/indexing.service';
import { seesInternals } from '../tickets.policy';
import { lockTicket, peopleOf, savePeople, type TicketColumns, updateTicket } from '../tickets.repo';
import type { StoredTicket, TicketPeople, TicketRow } from '../tickets.types';
import { isSame } from './keep';
import * as repo from './undo.repo';
import type { Undone } from './undo.types';

/** An act that may be undone, with its ticket as it is and as it was; the ticket is locked. */
interface Found {
  act: repo.Undoable;
  now: StoredTicket & TicketPeople;
  then: TicketRow & TicketPeople;
}

/**
 * Takes an act on a ticket back: its reply or note is gone, what it changed is as it was, and nobody is told. Done twice,
 * it is done once.
 * @param id of its first event
 * @throws AppError `not_found` for what they have not done; `conflict` with the reason on the empty field: its time is
 *   over, somebody was told of it or has done something since, or they do not work on the ticket, as it would be then
 */
export async function undoAct(ctx: Ctx, id: string): Promise<Undone> {
  return inTx(ctx, async (tx) => {
    const found = await findAct(tx, id);
    const { act, now } = found;
    if (!act.undoneAt) {
      await assertUndoable(tx, found);
      await takeBack(tx, found);
    }
    const hasText = act.undoneAt ? act.hasText : act.commentId !== null;
    return { id, what: await repo.kindOf(tx.db, id), number: now.number, hasText };
  });
}

async function findAct(tx: TxCtx, id: string): Promise<Found> {
  const known = isId(id) ? await repo.undoable(tx.db, id) : null;
  if (!known || known.userId !== actorId(tx.actor)) throw notFound();
  // Whoever moved a ticket out of their own sight may take that back.
  const ticket = await lockTicket(actingAs(tx, { kind: 'system' }), known.ticketId).catch(outOfSight);
  // Whoever plans messages about it has done so by then, or finds that it is undone.
  await takeTurn(tx.db, { rootId: id, ticketId: ticket.id });
  // As the lock leaves it: the same may have been asked for twice.
  const act = await repo.undoable(tx.db, id);
  if (!act) throw notFound();
  const people = await peopleOf(tx.db, ticket.id);
  const now = { ...ticket, ...people };
  const then = { ...(await repo.ticketBefore(tx.db, id)), ...people, ...act.peopleWere };
  if (!seesInternals(tx.actor, act.undoneAt ? now : then)) throw refusal('undo.refused.not_found');
  return { act, now, then };
}

async function assertUndoable(tx: TxCtx, { act, now }: Found): Promise<void> {
  const { isTold, isAnswered, by } = await repo.since(tx.db, act);
  if (isTold || act.until <= tx.now) throw refusal('undo.refused.over');
  const isAsLeft = now.version === act.ticketVersion && isSame(now.updatedAt, act.ticketUpdatedAt);
  if (!isAsLeft || isAnswered)
    throw refusal(by ? 'undo.refused.changed_by' : 'undo.refused.changed', { name: by ?? '' });
}

/** One that is deleted is nobody’s to see. */
function outOfSight(error: unknown): never {
  throw error instanceof AppError && error.code === 'not_found' ? refusal('undo.refused.not_found') : error;
}

function refusal(key: string, params: FieldError['params'] = {}): AppError {
  return new AppError('conflict', { fields: { '': { key, params } } });
}

async function takeBack(tx: TxCtx, { act, now, then }: Found): Promise<void> {
  const what = await repo.kindOf(tx.db, act.rootId);
  const withdrawn = act.commentId ? await repo.takeComment(tx.db, act.commentId) : { body: null, files: [] };
  const changes = allChanges(now, { ...then, internals: now.internals }, peopleIn(now), peopleIn(then));
  const derived = await deriveUndone(tx, { ticketId: now.id, rootId: act.rootId, now, then });
  const after = await updateTicket(tx.db, now.id, {
    ...differing(now, { ...then, ...derived.columns }),
    version: now.version + (changes ? 1 : 0),
    updatedAt: tx.now,
  });
  await reindex(tx, [now.id]);
  if (changes?.participantIds) await savePeople(tx.db, 'ticket_participants', now.id, then.participantIds);
  if (changes?.followerIds) await savePeople(tx.db, 'ticket_followers', now.id, then.followerIds);
  await repo.markUndone(tx.db, act.rootId, { at: tx.now, ...withdrawn });
  const { rootId, commentId } = act;
  await emitTicket({ ...tx, cause: { eventId: rootId, rootId, depth: 0 } }, 'ticket.undone', after, {
    data: { version: after.version, what, ...(commentId && { commentId }) },
    ...(changes && { changes }),
  });
  // What time has brought is no part of the act.
  await derived.follow(tx);
  const isPublic = what === 'reply' || (changes !== null && (await isPublicChange(tx, changes)));
  await hintTicket(tx, isPublic ? 'everyone' : 'staff', now.id, {
    before: now,
    after: { ...after, ...peopleIn(then) },
  });
}

const peopleIn = ({ participantIds, followerIds }: TicketPeople): TicketPeople => ({
  participantIds,
  followerIds,
});

const ITS_OWN: readonly string[] = ['id', 'number', 'version', 'updatedAt'];

function differing(now: TicketRow, next: TicketRow): TicketColumns {
  const names = STORED.filter((name) => !ITS_OWN.includes(name) && !isSame(now[name], next[name]));
  return Object.fromEntries(names.map((name) => [name, next[name]]));
}
