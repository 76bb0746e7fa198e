import type { Route } from '../../../platform/http/routes';
import { replyToTicket } from './customer.controller';
import { sendReply } from './technician.controller';

const shared = { method: 'post', upload: true, limit: 'reply' } as const;

export const repliesRoutes: Route[] = [
  { ...shared, path: '/desk/tickets/:number/replies', access: 'staff', handler: sendReply },
  { ...shared, path: '/portal/tickets/:number/replies', access: 'signed_in', handler: replyToTicket },
];
