import { categoriesSubscribers } from '../features/categories';
import { notificationSubscribers } from '../features/notifications';
import type { Subscriber } from '../platform/events';

/** Who reacts to what happens. */
export const subscribers: Subscriber[] = [...categoriesSubscribers, ...notificationSubscribers];
