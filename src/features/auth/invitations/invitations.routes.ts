import type { Route } from '../../../platform/http/routes';
import { accept, acceptancePage } from './accepting.controller';
import * as invitations from './invitations.controller';

const access = 'administrator';
/** An account is a way in, for an administrator too: not for whoever finds a session that was left open. */
const lately = { access, fresh: true } as const;
const invite = '/admin/users/invite';

export const invitationRoutes: Route[] = [
  { method: 'get', path: invite, ...lately, handler: invitations.invitePage },
  { method: 'post', path: invite, ...lately, handler: invitations.inviteOne },
  { method: 'get', path: `${invite}/many`, ...lately, handler: invitations.manyPage },
  { method: 'post', path: `${invite}/many`, ...lately, upload: true, handler: invitations.inviteMany },
  { method: 'get', path: `${invite}/sample.csv`, access, handler: invitations.sample },
  { method: 'get', path: '/admin/users/:id/invitation', access, handler: invitations.invitationPage },
  { method: 'post', path: '/admin/users/:id/invitation', ...lately, handler: invitations.sendAgain },
  { method: 'get', path: '/invitation/:token', access: 'public', self: true, handler: acceptancePage },
  {
    method: 'post',
    path: '/invitation/:token',
    access: 'public',
    handler: accept,
    self: true,
    limit: 'sign_in',
  },
];
