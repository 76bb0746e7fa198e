import type { Route } from '../../../platform/http/routes';
import { undo } from './undo.controller';

export const undoRoutes: Route[] = [
  { method: 'post', path: '/desk/undo/:id', access: 'staff', handler: undo },
];
