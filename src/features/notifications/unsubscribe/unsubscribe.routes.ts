import type { Route } from '../../../platform/http/routes';
import { changeChoice, choicePage } from './unsubscribe.controller';

const path = '/unsubscribe/:token';
const limit = 'unsubscribe';

/** The address itself proves who may: mail programs bring no session, no cookie and no token of a form. */
export const unsubscribeRoutes: Route[] = [
  { method: 'get', path, access: 'public', limit, handler: choicePage },
  { method: 'post', path, access: 'public', limit, bearer: true, handler: changeChoice },
];
