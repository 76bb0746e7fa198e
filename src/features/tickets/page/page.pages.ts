import type { ticketView } from './customer.view';
import type { deskTicketModel } from './technician.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'portal/ticket': ReturnType<typeof ticketView>;
    'desk/ticket': ReturnType<typeof deskTicketModel>;
  }
}
