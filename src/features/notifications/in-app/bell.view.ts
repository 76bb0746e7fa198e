import type { PersonActor } from '../../../platform/ctx';
import type { Translate } from '../../../platform/i18n';
import type { SignInExtras } from '../../../platform/sign-in-extras';
import { bellTopic } from './in-app.service';
import { UNREAD_MOST } from './in-app.types';

/** What the bar at the top of every page says of what its reader has not read. */
export function bellOf(actor: PersonActor, extras: SignInExtras | null | undefined, t: Translate) {
  const { tickets, announcements } = extras?.unread ?? { tickets: [], announcements: 0 };
  const count = tickets.length + announcements;
  const isCut = count >= UNREAD_MOST;
  return {
    count,
    shown: isCut ? `${UNREAD_MOST - 1}+` : String(count),
    label: isCut
      ? t('notifications.bell_many', { count: UNREAD_MOST - 1 })
      : t('notifications.bell', { count }),
    topic: bellTopic(actor.id),
  };
}
