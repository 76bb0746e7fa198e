import { daysAfter } from '../../platform/elapsed';
import type { Task } from '../../platform/jobs';
import { ADDRESS_MAIL, mailAddress } from './account/address.service';
import { INVITATION_MAIL, mailInvitation } from './invitations/invitations.service';
import { mailReset, RESET_MAIL } from './passwords/reset.service';
import { IDENTITY_MAIL, mailIdentity } from './providers/registering.service';
import { mailRegistration, REGISTRATION_MAIL } from './registration/registration.service';
import { purgeThrottles } from './shared/throttle.service';
import { purgeTokens } from './shared/tokens.service';
import { purgeDevices } from './sign-in/devices.service';
import { mailUnlock, UNLOCK_MAIL } from './sign-in/lock.service';
import { purgeSignIns } from './sign-in/sign-in.service';

declare module '../../platform/task-types' {
  interface Tasks {
    'auth.mail_invitation': { tokenId: string };
    'auth.mail_unlock': Parameters<typeof mailUnlock>[1];
    'auth.mail_registration': { tokenId: string };
    'auth.mail_reset': Parameters<typeof mailReset>[1];
    'auth.mail_address': { tokenId: string };
    'auth.mail_identity': { tokenId: string };
    'auth.purge_sign_ins': NoPayload;
  }
}

const SIGN_INS_KEPT_DAYS = 90;
const DEVICES_KEPT_DAYS = 400;

export const authTasks: Task[] = [
  { name: INVITATION_MAIL, run: (ctx, { tokenId }) => mailInvitation(ctx, tokenId) },
  { name: UNLOCK_MAIL, run: mailUnlock },
  { name: REGISTRATION_MAIL, run: (ctx, { tokenId }) => mailRegistration(ctx, tokenId) },
  { name: RESET_MAIL, run: mailReset },
  { name: ADDRESS_MAIL, run: (ctx, { tokenId }) => mailAddress(ctx, tokenId) },
  { name: IDENTITY_MAIL, run: (ctx, { tokenId }) => mailIdentity(ctx, tokenId) },
  {
    name: 'auth.purge_sign_ins',
    schedule: '50 3 * * *',
    run: async (ctx) => {
      await purgeSignIns(ctx, daysAfter(ctx.now, -SIGN_INS_KEPT_DAYS));
      await purgeDevices(ctx, daysAfter(ctx.now, -DEVICES_KEPT_DAYS));
      await purgeTokens(ctx, daysAfter(ctx.now, -1));
      await purgeThrottles(ctx);
    },
  },
];
