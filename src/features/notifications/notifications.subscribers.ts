import { type Subscriber, subscriber } from '../../platform/events';
import { announcementSubscribers } from './announcements/announcements.subscribers';
import { TOLD } from './audience';
import { exportSubscribers } from './exports/exports.subscribers';
import { planAct } from './planning.service';

const told = subscriber({
  name: 'notifications.plan',
  on: [...TOLD, 'ticket.undone'],
  phase: 'after-commit',
  perAct: true,
  handle: planAct,
});

/** Tells people what happened to their tickets. */
export const notificationSubscribers: Subscriber[] = [
  told,
  // Jobs that processes of the release before have left, or leave beside this one.
  { ...told, name: 'notifications.mail', on: [] } as Subscriber,
  ...announcementSubscribers,
  ...exportSubscribers,
];
