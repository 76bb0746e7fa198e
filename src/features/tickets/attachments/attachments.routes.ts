import type { Route } from '../../../platform/http/routes';
import { downloadAtDesk, downloadInPortal } from './attachments.controller';

const FILE = '/tickets/:number/attachments/:id';

export const attachmentsRoutes: Route[] = [
  { method: 'get', path: `/desk${FILE}`, access: 'staff', handler: downloadAtDesk },
  { method: 'get', path: `/portal${FILE}`, access: 'signed_in', handler: downloadInPortal },
];
