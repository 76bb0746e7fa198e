import type { submitView } from './customer.view';
import type { newTicketView } from './technician.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'portal/new': ReturnType<typeof submitView>;
    'desk/new': ReturnType<typeof newTicketView>;
  }
}
