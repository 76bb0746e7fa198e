import type { Route } from '../../../platform/http/routes';

export const sessionRoutes: Route[] = [];
