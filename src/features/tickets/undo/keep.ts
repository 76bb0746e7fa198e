import type { TxCtx } from '../../../platform/ctx';
import { insertRow } from '../../../platform/db/writes';
import { columnOf, STORED } from '../properties/list';
import type { StoredTicket, TicketPeople, TicketRow } from '../tickets.types';
import type { Asked } from './undo.types';

/** What was done to a ticket, as its row and its lists of people tell. */
export interface Act {
  /** Its first event. */
  rootId: string;
  before: StoredTicket;
  after: TicketRow;
  /** The lists that it changed, as they were. */
  peopleWere: Partial<TicketPeople>;
  commentId?: string;
  bulkId?: string;
  asked?: Asked;
}

/** What an undo writes by itself. */
const ITS_OWN = ['id', 'number', 'version', 'updatedAt'];

/** Keeps what undoing an act needs, for as long as the desk tells nobody outside of its pages of it; else does nothing. */
export async function keepForUndo(tx: TxCtx, act: Act): Promise<void> {
  if (!tx.heldUntil || tx.actor.kind !== 'person') return;
  const { rootId, before, after, peopleWere, commentId, bulkId, asked } = act;
  await insertRow(tx.db, 'undoables', {
    rootId,
    ticketId: after.id,
    userId: tx.actor.id,
    commentId,
    bulkId,
    until: tx.heldUntil,
    ticketVersion: after.version,
    ticketUpdatedAt: after.updatedAt,
    was: JSON.stringify(wasOf(before, after)),
    peopleWere: Object.keys(peopleWere).length > 0 ? JSON.stringify(peopleWere) : undefined,
    asked: asked && JSON.stringify(asked),
  });
}

/** By column what an act has changed, as it was. */
function wasOf(before: TicketRow, after: TicketRow): Record<string, unknown> {
  const changed = STORED.filter((name) => !ITS_OWN.includes(name) && !isSame(before[name], after[name]));
  return Object.fromEntries(changed.map((name) => [columnOf(name), before[name]]));
}

/** What is read twice is another object of the same value. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
