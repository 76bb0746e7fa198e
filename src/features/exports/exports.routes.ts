import type { Route } from '../../platform/http/routes';
import {
  allExportsPage,
  cancel,
  exportFile,
  exportPage,
  exportsPage,
  makeExport,
  newExportPage,
  repeat,
} from './exports.controller';
import { DESK } from './exports.view';

export const exportRoutes: Route[] = [
  { method: 'get', path: DESK, access: 'staff', handler: exportsPage },
  { method: 'get', path: `${DESK}/new`, access: 'staff', handler: newExportPage },
  { method: 'post', path: DESK, access: 'staff', handler: makeExport },
  { method: 'get', path: `${DESK}/:id`, access: 'staff', handler: exportPage },
  { method: 'get', path: `${DESK}/:id/file`, access: 'staff', handler: exportFile },
  { method: 'post', path: `${DESK}/:id/cancellation`, access: 'staff', handler: cancel },
  { method: 'post', path: `${DESK}/:id/repetition`, access: 'staff', handler: repeat },
  { method: 'get', path: '/admin/exports', access: 'administrator', handler: allExportsPage },
  { method: 'post', path: '/admin/exports/:id/cancellation', access: 'administrator', handler: cancel },
];
