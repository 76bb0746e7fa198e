import { type Subscriber, subscriber } from '../../../platform/events';
import { takeBackAnnouncement, tellAnnouncement } from './telling.service';

/** Tells people of what was published, and takes it back from them. */
export const announcementSubscribers: Subscriber[] = [
  subscriber({
    name: 'announcements.tell',
    on: ['announcement.published'],
    phase: 'after-commit',
    handle: (ctx, { subject }) => tellAnnouncement(ctx, subject.id ?? ''),
  }),
  subscriber({
    name: 'announcements.take_back',
    on: ['announcement.withdrawn'],
    phase: 'after-commit',
    handle: (ctx, { subject }) => takeBackAnnouncement(ctx, subject.id ?? ''),
  }),
];
