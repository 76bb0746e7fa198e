import { publishAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import type {
  Announcement,
  AnnouncementInput,
} from '../../src/features/notifications/announcements/announcements.types';
import { systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';

export const OUTAGE: AnnouncementInput = {
  titleEs: 'Corte de luz',
  bodyEs: 'El viernes a las **ocho**.',
  titleEn: 'Power cut',
  bodyEn: 'On Friday at **eight**.',
  audience: 'everyone',
};

/** As the administrator publishes it; nobody has been told yet. */
export async function publish(app: TestApp, input: Partial<AnnouncementInput> = {}): Promise<Announcement> {
  return publishAnnouncement(await app.ctx('admin@demo.test'), { ...OUTAGE, ...input });
}

/** What the queue's jobs do about the latest event of an announcement, as often as it is called. */
export async function follow(app: TestApp, id: string, type: 'published' | 'withdrawn'): Promise<void> {
  const events = await rows<{ id: string }>(
    app.system.db,
    'select id from events where type = :type and subject_id = :id',
    { type: `announcement.${type}`, id },
  );
  const subscriber = type === 'published' ? 'announcements.tell' : 'announcements.take_back';
  for (const event of events) await deliver(systemCtx(app.system), { eventId: event.id, subscriber });
}

/** Published, and told. */
export async function announced(app: TestApp, input: Partial<AnnouncementInput> = {}): Promise<Announcement> {
  const announcement = await publish(app, input);
  await follow(app, announcement.id, 'published');
  return announcement;
}

export interface ToldRow {
  email: string;
  channel: string;
  state: string;
  isRead: boolean;
}

/** Whom it has been told to, by which channel, and what became of that. */
export function toldOf(app: TestApp, { eventId }: Announcement): Promise<ToldRow[]> {
  return rows(
    app.system.db,
    `select u.email::text as email, d.channel, d.state, d.read_at is not null as is_read
     from deliveries d join users u on u.id = d.user_id where d.root_id = :eventId order by u.email, d.channel`,
    { eventId },
  );
}

/** So many customers more. */
export async function addCustomers(app: TestApp, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => ({
    id: newId(),
    email: `many${n}@x.test`,
    name: `N ${n}`,
  }));
  await rows(
    app.system.db,
    `insert into users (id, email, name, role)
     select id, email, name, 'customer' from jsonb_to_recordset(:people::jsonb) as p (id uuid, email citext, name text)`,
    { people: JSON.stringify(people) },
  );
}
