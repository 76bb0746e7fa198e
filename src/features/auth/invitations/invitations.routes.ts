import type { Route } from '../../../platform/http/routes';
import { accept, acceptancePage } from './accepting.controller';
import * as invitations from './invitations.controller';

const access = 'administrator';
const invite = '/admin/users/invite';

export const invitationRoutes: Route[] = [
  { method: 'get', path: invite, access, handler: invitations.invitePage },
  { method: 'post', path: invite, access, handler: invitations.inviteOne },
  { method: 'get', path: `${invite}/many`, access, handler: invitations.manyPage },
  { method: 'post', path: `${invite}/many`, access, upload: true, handler: invitations.inviteMany },
  { method: 'get', path: `${invite}/sample.csv`, access, handler: invitations.sample },
  { method: 'get', path: '/admin/users/:id/invitation', access, handler: invitations.invitationPage },
  {
    ...{ method: 'post', path: '/admin/users/:id/invitation', access, handler: invitations.sendAgain },
    fresh: true,
  },
  { method: 'get', path: '/invitation/:token', access: 'public', self: true, handler: acceptancePage },
  {
    ...{ method: 'post', path: '/invitation/:token', access: 'public', handler: accept },
    ...{ self: true, limit: 'sign_in' },
  },
];
