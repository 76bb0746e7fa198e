import type { Route } from '../../platform/http/routes';
import { accessRoutes } from './access/access.routes';
import { accountRoutes } from './account/account.routes';
import { factorRoutes } from './factors/factors.routes';
import { invitationRoutes } from './invitations/invitations.routes';
import { passwordRoutes } from './passwords/passwords.routes';
import { providerRoutes } from './providers/providers.routes';
import { registrationRoutes } from './registration/registration.routes';
import { sessionRoutes } from './sessions/sessions.routes';
import { setupRoutes } from './setup/setup.routes';
import { signInRoutes } from './sign-in/sign-in.routes';

export const authRoutes: Route[] = [
  ...signInRoutes,
  ...registrationRoutes,
  ...passwordRoutes,
  ...accountRoutes,
  ...providerRoutes,
  ...factorRoutes,
  ...sessionRoutes,
  ...invitationRoutes,
  ...accessRoutes,
  ...setupRoutes,
];
