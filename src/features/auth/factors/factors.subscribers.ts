import type { TxCtx } from '../../../platform/ctx';
import type { Subscriber } from '../../../platform/events';
import { distrustDevices } from '../sign-in/devices.service';
import { voidTokens } from '../tokens.service';

/** Whoever knew the old password has no trusted browser left, and no sign-in that waits for the second factor. */
export const factorSubscribers: Subscriber[] = [
  {
    name: 'auth.distrust_devices',
    on: ['user.password_changed', 'user.password_reset', 'user.password_removed'],
    phase: 'same-transaction',
    handle: async (ctx, { subject }) => {
      if (!subject.id) return;
      await distrustDevices(ctx as TxCtx, subject.id);
      await voidTokens(ctx as TxCtx, 'second_factor', { userId: subject.id });
    },
  },
];
