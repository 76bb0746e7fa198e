import type { Task } from '../../platform/jobs';
import { purgeDevices } from './sign-in/devices.service';
import { mailUnlock, UNLOCK_MAIL } from './sign-in/lock.service';
import { purgeSignIns } from './sign-in/sign-in.service';
import { purgeThrottles } from './sign-in/throttle.service';
import { purgeTokens } from './tokens.service';

const DAY_MS = 24 * 60 * 60 * 1000;
const SIGN_INS_KEPT_DAYS = 90;
const DEVICES_KEPT_DAYS = 400;

export const authTasks: Task[] = [
  { name: UNLOCK_MAIL, run: (ctx, { account }) => mailUnlock(ctx, String(account)) },
  {
    name: 'auth.purge_sign_ins',
    schedule: '50 3 * * *',
    run: async (ctx) => {
      const ago = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
      await purgeSignIns(ctx, ago(SIGN_INS_KEPT_DAYS));
      await purgeDevices(ctx, ago(DEVICES_KEPT_DAYS));
      await purgeTokens(ctx, ago(1));
      await purgeThrottles(ctx);
    },
  },
];
