// The front door of tickets: the only file that another feature may import.

export { followTicket, takeTicket } from './assigning.service';
export { openAttachment } from './attachments.service';
export {
  cannedFor,
  createCanned,
  deleteCanned,
  findCanned,
  listCanned,
  updateCanned,
} from './canned.service';
export * from './canned.types';
export { closeTicket, reopenTicket } from './closing.service';
export { createTicket } from './creating.service';
export { dashboard } from './dashboard.queries';
export { deleteTicket, restoreTicket } from './deleting.service';
export {
  createField,
  fieldsFor,
  findField,
  listFields,
  retireField,
  updateField,
} from './fields.service';
export * from './fields.types';
export { ticketPage } from './page.queries';
export { portalCounts, portalTickets } from './portal.queries';
export { priorityFrom } from './priority';
export { deletedTickets, listTickets, viewCounts } from './queues.queries';
export { rateTicket } from './rating.service';
export { reply } from './replies.service';
export { legalSteps, type Moment } from './state';
export type * from './tickets.events';
export { MAX, normalTags } from './tickets.input';
export { ticketTasks } from './tickets.jobs';
export { listsChangedSince, ticketsChangedSince, visibleTicketIds } from './tickets.repo';
export { changeTicket, findTicket } from './tickets.service';
export type * from './tickets.types';
export * from './tickets.words';
export { type Condition, visibleTo } from './visibility';
