import type { TxCtx } from '../../../platform/ctx';
import { changesBetween, type DeskEvent, followingFrom } from '../../../platform/events';
import { fieldDefinitions } from '../../fields';
import { deriveTicket, type TicketTurn } from '../derived';
import { emitTicket } from '../emit';
import { hintTicket } from '../hints';
import { isNews } from '../properties/audience';
import { indexChanged } from '../search/indexing.service';
import type { Changes } from '../tickets.events';
import { seesInternals } from '../tickets.policy';
import { peopleOf, savePeople, updateTicket } from '../tickets.repo';
import type { StoredTicket, TicketPeople, TicketRow } from '../tickets.types';
import { keepForUndo } from '../undo/keep';
import type { Asked } from '../undo/undo.types';
import { pick, ticketChanges } from './differences';

export interface Writing {
  people?: Partial<TicketPeople>;
  /** A reply or note was written: everyone's or staff's lists move although no field may have changed. */
  touched?: 'public' | 'internal';
  commentId?: string;
  /** Whose public reply it is that was written, if it is one. */
  repliedBy?: 'staff' | 'customer';
  automatic?: boolean;
  /** Of a change of several tickets the id that they share; undone together. */
  bulkId?: string;
  /** What a reply or note was sent with. */
  asked?: Asked;
  /** Tells of the reply or note first: the change's own event follows from that one, so both are one act. */
  announce?: (tx: TxCtx, after: TicketRow) => Promise<DeskEvent>;
}

const PEOPLE = ['participantIds', 'followerIds'] as const;

/**
 * Writes a changed ticket: row, people, one event, one hint, figures. All rows are written before any event
 * goes out, so that subscribers in this transaction find the ticket as the events tell it.
 */
export async function writeTicket(
  tx: TxCtx,
  before: StoredTicket,
  next: StoredTicket,
  writing: Writing = {},
): Promise<StoredTicket> {
  const peopleBefore = await peopleOf(tx.db, before.id);
  const people = { ...peopleBefore, ...writing.people };
  const changes = allChanges(before, next, peopleBefore, people);
  if (!changes && !writing.touched) return before;
  const isPublic = writing.touched === 'public' || (changes !== null && (await isPublicChange(tx, changes)));
  const derived = await deriveTicket(tx, turnOf(before, next, writing));
  const derivedNext = { ...next, ...derived.columns };
  const after = await saveRow(tx, before, derivedNext, changes !== null, isPublic);
  await indexChanged(tx, after.id, changes);
  if (changes?.participantIds)
    await savePeople(tx.db, 'ticket_participants', after.id, people.participantIds);
  if (changes?.followerIds) await savePeople(tx.db, 'ticket_followers', after.id, people.followerIds);
  const said = await writing.announce?.(tx, after);
  const changed =
    changes && (await emitChanged(said ? followingFrom(tx, said) : tx, after, changes, writing));
  const { rootId } = (said ?? changed) as DeskEvent;
  const peopleWere = pick(
    peopleBefore,
    PEOPLE.filter((list) => changes?.[list]),
  );
  await derived.follow(said ? followingFrom(tx, said) : tx);
  await Promise.all([
    keepForUndo(tx, {
      rootId,
      before,
      after,
      peopleWere,
      ...pick(writing, ['commentId', 'bulkId', 'asked']),
    }),
    hintTicket(tx, isPublic ? 'everyone' : 'staff', after.id, {
      before: { ...before, ...peopleBefore },
      after: { ...after, ...people },
    }),
  ]);
  if (after.status === 'resolved' && before.status !== 'resolved') observeResolution(tx, after);
  return { ...after, internals: seesInternals(tx.actor, { ...after, ...people }) };
}

function turnOf(before: StoredTicket, after: StoredTicket, { repliedBy, commentId }: Writing): TicketTurn {
  const reply = repliedBy && commentId ? { by: repliedBy, commentId } : undefined;
  return { ticketId: before.id, before, after, ...(reply && { reply }) };
}

/** What has changed of a ticket and its lists of people; null for nothing. */
export function allChanges(
  before: StoredTicket,
  next: StoredTicket,
  peopleBefore: TicketPeople,
  people: TicketPeople,
): Changes | null {
  const changes = { ...ticketChanges(before, next), ...changesBetween(peopleBefore, people) };
  return Object.keys(changes).length > 0 ? changes : null;
}

/** Whether the requester may know that something changed. Custom fields count as far as customers see them. */
export async function isPublicChange(tx: TxCtx, changes: Changes): Promise<boolean> {
  const fields = Object.keys(changes).some((field) => field.startsWith('fields.'))
    ? await fieldDefinitions(tx)
    : [];
  const shown = fields.filter(({ customerAccess }) => customerAccess !== 'none').map(({ key }) => key);
  const shownFields = new Set(shown);
  return Object.keys(changes).some((field) => isNews(field, shownFields));
}

function saveRow(
  tx: TxCtx,
  before: StoredTicket,
  next: StoredTicket,
  changed: boolean,
  isPublic: boolean,
): Promise<TicketRow> {
  const differing = Object.entries(next).filter(
    ([name, value]) => value !== before[name as keyof StoredTicket],
  );
  return updateTicket(tx.db, before.id, {
    ...Object.fromEntries(differing),
    version: before.version + (changed ? 1 : 0),
    updatedAt: tx.now,
    publicUpdatedAt: isPublic ? tx.now : before.publicUpdatedAt,
  });
}

function emitChanged(tx: TxCtx, after: TicketRow, changes: Changes, writing: Writing): Promise<DeskEvent> {
  const { commentId, automatic } = writing;
  return emitTicket(tx, 'ticket.changed', after, {
    changes,
    data: { version: after.version, ...(commentId && { commentId }), ...(automatic && { automatic }) },
  });
}

function observeResolution(tx: TxCtx, { createdAt, resolvedAt }: TicketRow): void {
  const seconds = ((resolvedAt ?? tx.now).getTime() - createdAt.getTime()) / 1000;
  tx.afterCommit(() => tx.system.metrics.ticketResolution.observe(Math.max(0, seconds)));
}
