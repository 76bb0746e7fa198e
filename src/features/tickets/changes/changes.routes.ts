import type { Route } from '../../../platform/http/routes';
import { changeProperties, editTicketPage } from './changes.controller';

const TICKET = '/desk/tickets/:number';

export const changesRoutes: Route[] = [
  { method: 'post', path: `${TICKET}/properties`, access: 'staff', handler: changeProperties },
  { method: 'get', path: `${TICKET}/edit`, access: 'staff', handler: editTicketPage },
];
