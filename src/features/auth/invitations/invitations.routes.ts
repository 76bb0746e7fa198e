import type { Route } from '../../../platform/http/routes';

export const invitationRoutes: Route[] = [];
