import { authSubscribers } from '../features/auth';
import { categoriesSubscribers } from '../features/categories';
import { notificationSubscribers, preferenceSubscribers } from '../features/notifications';
import { reportSubscribers } from '../features/reports';
import { slaSubscribers } from '../features/sla';
import { searchSubscribers } from '../features/tickets';
import { usersSubscribers } from '../features/users';
import type { Subscriber } from '../platform/events';

/** Who reacts to what happens. */
export const subscribers: Subscriber[] = [
  ...categoriesSubscribers,
  ...usersSubscribers,
  ...authSubscribers,
  ...slaSubscribers,
  ...reportSubscribers,
  ...searchSubscribers,
  ...notificationSubscribers,
  ...preferenceSubscribers,
];
