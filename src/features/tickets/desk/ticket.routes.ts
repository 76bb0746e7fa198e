import type { Route } from '../../../platform/http/routes';
import { downloadAttachment } from '../portal/attachment.controller';
import { deleteDeskTicket, deletedTicketPage, restoreDeskTicket } from './deletion.controller';
import { changeFollowers, changeParticipants, participantsPage } from './people.controller';
import { assignTicket, changeProperties, closeDeskTicket, editTicketPage } from './properties.controller';
import { sendReply } from './replies.controller';
import { deskTicketPage } from './ticket.controller';

const TICKET = '/desk/tickets/:number';

export const deskTicketRoutes: Route[] = [
  { method: 'get', path: TICKET, access: 'staff', handler: deskTicketPage },
  {
    method: 'post',
    path: `${TICKET}/replies`,
    access: 'staff',
    upload: true,
    limit: 'reply',
    handler: sendReply,
  },
  { method: 'post', path: `${TICKET}/properties`, access: 'staff', handler: changeProperties },
  { method: 'get', path: `${TICKET}/edit`, access: 'staff', handler: editTicketPage },
  { method: 'post', path: `${TICKET}/assignment`, access: 'staff', handler: assignTicket },
  { method: 'post', path: `${TICKET}/closure`, access: 'staff', handler: closeDeskTicket },
  { method: 'post', path: `${TICKET}/followers`, access: 'staff', handler: changeFollowers },
  { method: 'get', path: `${TICKET}/participants`, access: 'staff', handler: participantsPage },
  { method: 'post', path: `${TICKET}/participants`, access: 'staff', handler: changeParticipants },
  { method: 'get', path: `${TICKET}/deletion`, access: 'administrator', handler: deletedTicketPage },
  { method: 'post', path: `${TICKET}/deletion`, access: 'administrator', handler: deleteDeskTicket },
  { method: 'post', path: `${TICKET}/restoration`, access: 'administrator', handler: restoreDeskTicket },
  { method: 'get', path: `${TICKET}/attachments/:id`, access: 'staff', handler: downloadAttachment },
];
