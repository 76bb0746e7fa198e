import type { Route } from '../../../platform/http/routes';
import { myDayPage } from './my-day.controller';

export const myDayRoutes: Route[] = [{ method: 'get', path: '/desk', access: 'staff', handler: myDayPage }];
