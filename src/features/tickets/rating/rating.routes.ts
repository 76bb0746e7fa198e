import type { Route } from '../../../platform/http/routes';
import { ratePortalTicket } from './rating.controller';

export const ratingRoutes: Route[] = [
  {
    method: 'post',
    path: '/portal/tickets/:number/rating',
    access: 'signed_in',
    limit: 'reply',
    handler: ratePortalTicket,
  },
];
