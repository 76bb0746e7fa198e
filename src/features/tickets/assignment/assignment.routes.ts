import type { Route } from '../../../platform/http/routes';
import { assignTicket } from './assignment.controller';

export const assignmentRoutes: Route[] = [
  { method: 'post', path: '/desk/tickets/:number/assignment', access: 'staff', handler: assignTicket },
];
