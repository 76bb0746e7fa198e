import type { Route } from '../../../platform/http/routes';

export const providerRoutes: Route[] = [];
