import type { PASSWORD_RULE } from '../../users';
import type { invitationView, inviteView, peopleView } from './invitations.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'auth/invitation': FormModel & {
      email: string;
      token: string;
      role: string;
      by: string;
      asPassword: boolean;
      others: string;
      signedInAs: string;
      passwordRule: typeof PASSWORD_RULE;
    };
    'auth/invite': FormModel & Awaited<ReturnType<typeof inviteView>>;
    'auth/invite-many': FormModel & ReturnType<typeof peopleView>;
    'auth/invitation-sent': FormModel & ReturnType<typeof invitationView>;
  }
}
