import { type Subscriber, subscriber } from '../../../platform/events';
import { distrustDevices } from '../sign-in/devices.service';

/** Whoever knew the old password, or was kept out, has no trusted browser left. */
export const factorSubscribers: Subscriber[] = [
  subscriber({
    name: 'auth.distrust_devices',
    on: ['user.password_changed', 'user.password_reset', 'user.password_removed', 'user.deactivated'],
    phase: 'same-transaction',
    handle: async (tx, { subject }) => {
      if (subject.id) await distrustDevices(tx, subject.id);
    },
  }),
];
