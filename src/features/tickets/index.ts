// What others may use of tickets: the only file that another feature may import.

export { takeTicket } from './assignment/assignment.service';
export { attachmentFiles } from './attachments/attachments.jobs';
export { openAttachment, storeUploads } from './attachments/attachments.service';
export type * from './attachments/attachments.types';
export { drawPictures } from './attachments/pictures.service';
export { type Audience, audienceOf, isOwn, type Reached, type Reader } from './audience';
export { listsChangedSince, ticketsChangedSince } from './changed-since.queries';
export { changeTicket } from './changes/changes.service';
export type * from './changes/changes.types';
export { closeTicket, reopenTicket } from './closure/closure.service';
export { deskNow, openNow } from './dashboard/dashboard.queries';
export type * from './dashboard/dashboard.types';
export { deletedTickets } from './deletion/deletion.queries';
export { deleteTicket, restoreTicket } from './deletion/deletion.service';
export type * from './deletion/deletion.types';
export type * from './derived';
export {
  type DerivedTicket,
  firstDue,
  isAnyOpen,
  lockDue,
  lockOpen,
  OPEN_TICKETS,
  type OpenTickets,
  openTicketIds,
} from './derived.repo';
export { type DerivedChange, hintAllLists, hintLists, hintTickets, saveDerived } from './derived.service';
export { countExported, exportColumns, exportedRows } from './export/export.queries';
export * from './export/export.types';
export { queueSource } from './export/queue.source';
export { createTicket } from './filing/filing.service';
export type * from './filing/filing.types';
export { ticketBatches } from './hand-over/hand-over.batches';
export { numberOf } from './hand-over/hand-over.repo';
export { deactivateAndHandOver, type HandOver, handOver } from './hand-over/hand-over.service';
export { ticketReferences } from './moving/moving.references';
export { portalCounts, portalTickets } from './my-tickets/my-tickets.queries';
export type * from './my-tickets/my-tickets.types';
export type * from './names.types';
export { optionalTicketNumber } from './number.schema';
export { ticketPage } from './page/page.queries';
export type * from './page/page.types';
export { changePeople, followTicket, type PeopleChange } from './people/people.service';
export { priorityFrom } from './priority';
export { choiceWords } from './properties/list';
export { queryBoxOf } from './query/box';
export { type Echo, echoOf } from './query/echo';
export { optionalQuery } from './query/query.schema';
export { listTickets, viewCounts } from './queue/queue.queries';
export type * from './queue/queue.types';
export { rateTicket } from './rating/rating.service';
export { reply } from './replies/replies.service';
export type * from './replies/replies.types';
export { backfillPortion, beginAnew } from './search/backfill.service';
export { searchSubscribers } from './search/fields.service';
export { onEarlierPages } from './search/older.queries';
export { organizationsNamed, organizationsOf } from './search/organizations.queries';
export { isBeingPrepared } from './search/prepared.service';
export { searchTickets } from './search/search.service';
export type * from './search/search.types';
export { commentsIn, countOf, notesOn, placeHref, placeOf, quotedSearch } from './search/told';
export { readTyped, searchTyped, type TypedSearch } from './search/typed.service';
export { legalSteps, type Moment } from './state';
export type * from './tickets.events';
export { MAX, normalTags } from './tickets.input';
export { ticketTasks } from './tickets.jobs';
export { reachOf, type TicketReach, visibleTicketIds } from './tickets.repo';
export { findTicket } from './tickets.service';
export type * from './tickets.types';
export * from './tickets.words';
export type * from './timeline/timeline.types';
export { withdrawnFileOwner } from './undo/undo.jobs';
export { notUndone } from './undo/undo.repo';
export { undoAct } from './undo/undo.service';
export { undoBulk } from './undo/undo-bulk.service';
export { type Condition, internalsTo, rightsOf, visibleTo } from './visibility';
