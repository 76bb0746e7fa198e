import type { Route } from '../../../platform/http/routes';
import { archiveOf, downloadOf, pictureOf } from './attachments.controller';

const FILES = '/tickets/:number/attachments';

const atDesk = { method: 'get', access: 'staff' } as const;
const inPortal = { method: 'get', access: 'signed_in' } as const;

export const attachmentsRoutes: Route[] = [
  { ...atDesk, path: `/desk${FILES}/:id`, handler: downloadOf('staff') },
  { ...atDesk, path: `/desk${FILES}/:id/picture`, handler: pictureOf('staff') },
  { ...atDesk, path: `/desk${FILES}.zip`, handler: archiveOf('staff') },
  { ...inPortal, path: `/portal${FILES}/:id`, handler: downloadOf('customer') },
  { ...inPortal, path: `/portal${FILES}/:id/picture`, handler: pictureOf('customer') },
  { ...inPortal, path: `/portal${FILES}.zip`, handler: archiveOf('customer') },
];
