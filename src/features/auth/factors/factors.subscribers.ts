import type { TxCtx } from '../../../platform/ctx';
import type { Subscriber } from '../../../platform/events';
import { distrustDevices } from '../sign-in/devices.service';

/** Whoever knew the old password, or was kept out, has no trusted browser left. */
export const factorSubscribers: Subscriber[] = [
  {
    name: 'auth.distrust_devices',
    on: ['user.password_changed', 'user.password_reset', 'user.password_removed', 'user.deactivated'],
    phase: 'same-transaction',
    handle: async (ctx, { subject }) => {
      if (subject.id) await distrustDevices(ctx as TxCtx, subject.id);
    },
  },
];
