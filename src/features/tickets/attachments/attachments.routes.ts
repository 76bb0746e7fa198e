import type { Route } from '../../../platform/http/routes';
import { downloadAttachment } from './attachments.controller';

const handler = downloadAttachment;

export const attachmentsRoutes: Route[] = [
  { method: 'get', path: '/desk/tickets/:number/attachments/:id', access: 'staff', handler },
  { method: 'get', path: '/portal/tickets/:number/attachments/:id', access: 'customer', handler },
];
