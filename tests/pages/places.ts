import { devRoutes } from '../../src/app/dev.routes';
import { routes } from '../../src/app/routes';
import { issueToken, type NewToken } from '../../src/features/auth/shared/tokens.service';
import { createCalendar, everyCalendar } from '../../src/features/calendars';
import { queueMail } from '../../src/features/deliveries';
import { unsubscribeUrl } from '../../src/features/notifications';
import { publishAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import { createPolicy, policyNames } from '../../src/features/sla';
import { createUser } from '../../src/features/users';
import { encrypt } from '../../src/platform/crypto';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import type { Route } from '../../src/platform/http/routes';
import { newId } from '../../src/platform/ids';
import type { System } from '../../src/platform/system';
import { schedules } from './schedules';

// Where every page of the desk is: its route, with something that is there in the place of each parameter.

/** All routes that are asked for with GET, also those that help who builds the desk. */
export const gets: Route[] = [...routes, ...devRoutes].filter(({ method }) => method === 'get');

const files = (report: string) => ['pdf', 'xlsx', 'csv'].map((ending) => `${report}.${ending}`);

/** Paths of routes that answer with something else than a page. */
export const NO_PAGES = [
  '/account/identities/:provider',
  '/account/security/recovery-codes/file',
  '/admin/places.json',
  '/admin/mail',
  '/admin/reports',
  ...files('/admin/reports/:report'),
  '/admin/templates',
  '/admin/users/invite/sample.csv',
  '/auth/:provider',
  '/desk/exports/:id/file',
  '/desk/reports',
  ...files('/desk/reports/:report'),
  '/desk/search/complete',
  '/desk/search/palette',
  '/desk/tickets/:number.pdf',
  '/desk/tickets/:number/attachments.zip',
  '/desk/tickets/:number/attachments/:id',
  '/desk/tickets/:number/attachments/:id/picture',
  '/desk/tickets/:number/mentions.json',
  '/admin/deliveries/:id/files/:file',
  '/dev/outbox/:id/files/:file',
  '/portal/search/palette',
  '/portal/tickets/:number.pdf',
  '/portal/tickets/:number/attachments.zip',
  '/portal/tickets/:number/attachments/:id',
  '/portal/tickets/:number/attachments/:id/picture',
  '/preferences',
  '/tickets/:number',
];

/** A mail by itself, in the language of its reader and without a page around it. */
export const MAILS = ['/dev/outbox/:id', '/admin/deliveries/:id/text'];

/** Values for the parameters of paths: by what the path begins with, the longest that fits. */
export type Samples = Record<string, string>;

/** What an address has to say where its page is of something else. */
const ASKED: Record<string, string> = {
  '/desk/exports/new': '?of=%2Fdesk%2Ftickets%3Fview%3Dall',
  '/desk/search': '?q=donau',
};

export function addressOf(path: string, samples: Samples): string {
  const prefix = Object.keys(samples)
    .filter((start) => path.startsWith(start))
    .sort((a, b) => b.length - a.length)[0];
  return (path + (ASKED[path] ?? ''))
    .replace(':number', samples[':number'] ?? '')
    .replace(':provider', 'google')
    .replace(':report', 'overview')
    .replace(':file', '1')
    .replace(':template', 'customer_replied')
    .replace(':feed', samples[':feed'] ?? newId())
    .replace(/:id|:token/, (prefix && samples[prefix]) || newId());
}

/**
 * What there is on the demo desk to look at: a ticket of customer@demo.test that the technicians of IT see, and of
 * each list its first entry, or the newest.
 */
export async function samplesOf(system: System, pick: 'first' | 'newest' = 'first'): Promise<Samples> {
  const order = pick === 'first' ? 'asc' : 'desc';
  const id = async (table: string) =>
    (await row<{ id: string }>(system.db, `select id from ${table} order by id ${order} limit 1`)).id;
  const ticket = await sampleTicket(system, pick);
  const file = await row<{ id: string }>(
    system.db,
    'select id from attachments where ticket_id = :id order by id limit 1',
    { id: ticket.id },
  );
  const { requesterId } = ticket;
  const calendarId = await calendar(system);
  return {
    ':number': String(ticket.number),
    '/desk/tickets/': file.id,
    '/portal/tickets/': file.id,
    '/admin/users/': requesterId,
    '/admin/departments/': await id('departments'),
    '/admin/organizations/': await id('organizations'),
    '/admin/categories/': await id('categories'),
    '/admin/calendars/': calendarId,
    ':feed': await feed(system, calendarId),
    '/admin/sla/': await policy(system),
    '/admin/skills/': await id('skills'),
    '/admin/fields/': await id('ticket_fields'),
    '/admin/batches/': await batch(system, requesterId),
    '/desk/templates/': await id('canned_replies'),
    '/desk/exports/': await exportUnderWay(system),
    ...(await schedules(system)),
    ...(await announcements(system)),
    '/dev/outbox/': await mail(system),
    '/admin/deliveries/': await mail(system),
    '/unsubscribe/': await unsubscribing(system),
    '/verify-email/': await link(system, { purpose: 'registration' }),
    '/reset-password/': await link(system, { purpose: 'password_reset' }),
    '/unlock/': await link(system, { purpose: 'unlock' }),
    '/invitation/': await invitation(system),
  };
}

function sampleTicket(
  { db }: System,
  pick: 'first' | 'newest',
): Promise<{ id: string; number: number; requesterId: string }> {
  const order = pick === 'first' ? '(select count(*) from comments where ticket_id = tickets.id)' : 'number';
  return row(
    db,
    `select tickets.id, number, requester_id from tickets
      join users on users.id = requester_id join departments on departments.id = department_id
      where users.email = 'customer@demo.test' and deleted_at is null
        and (departments.name = 'IT' or :isNewest)
        and exists (select from attachments where ticket_id = tickets.id)
      order by ${order} desc, number desc limit 1`,
    { isNewest: pick === 'newest' },
  );
}

/** What a calendar has from elsewhere: the days of an address that could not be read the last time. */
async function feed({ db, config }: System, calendarId: string): Promise<string> {
  const id = newId();
  const address = JSON.stringify({ feedId: id, address: 'https://calendars.example/madrid.ics' });
  await db('calendarFeeds').insert({
    ...{ id, calendarId, name: 'Festivos de la Comunidad de Madrid y de sus municipios' },
    address: encrypt(config.encryptionKey, address),
    days: JSON.stringify([{ day: '2099-12-25', name: 'Natividad del Señor · Christmas' }]),
    problem: JSON.stringify({ key: 'calendars.feeds.problem.not_there', params: { status: 404 } }),
    readAt: new Date(),
  });
  return id;
}

/** A run that is under way, with something that was refused. */
async function batch({ db }: System, from: string): Promise<string> {
  const id = newId();
  const refused = [{ label: '#1001', reason: { key: 'tickets.error.not_assignable' } }];
  await db('batch_runs').insert({
    id,
    kind: 'tickets.hand_over',
    payload: JSON.stringify({ from, to: null }),
    items: [newId(), newId(), newId()],
    done: 2,
    changed: 1,
    refusedCount: 1,
    refused: JSON.stringify(refused),
  });
  return id;
}

/** One of the technician's that is being written. */
async function exportUnderWay({ db }: System): Promise<string> {
  const id = newId();
  const { id: ownerId } = await row<{ id: string }>(
    db,
    `select id from users where email = 'technician@demo.test'`,
  );
  await db('exports').insert({
    ...{ id, ownerId, address: '/desk/tickets?view=all', content: 'tickets', columns: ['number'] },
    ...{ format: 'xlsx', locale: 'es', timeZone: 'Europe/Madrid', state: 'running', total: 5000, done: 1200 },
    fileName: 'Todos – Tickets de la Comunidad de Madrid y de sus municipios 2026-11-30.xlsx',
    ...{ createdAt: new Date(), updatedAt: new Date() },
  });
  return id;
}

async function calendar(system: System): Promise<string> {
  const [known] = await everyCalendar(systemCtx(system));
  const made = { name: 'Office', timeZone: 'Europe/Madrid', hours: [{ day: 1, from: 540, to: 1080 }] };
  return known?.id ?? (await inTx(systemCtx(system), (tx) => createCalendar(tx, made))).id;
}

async function policy(system: System): Promise<string> {
  const [known] = await policyNames(systemCtx(system));
  const made = {
    name: 'Standard',
    calendarId: await calendar(system),
    isDefault: true,
    p1Resolution: 14_400,
  };
  return known?.id ?? (await inTx(systemCtx(system), (tx) => createPolicy(tx, made))).id;
}

/** The newest that can still be read, for who keeps them and for their readers. */
async function announcements(system: System): Promise<Samples> {
  const [known] = await rows<{ id: string }>(
    system.db,
    'select id from announcements where withdrawn_at is null order by id desc limit 1',
  );
  const made = { titleEs: 'Corte de luz', bodyEs: 'El viernes, a las ocho.', titleEn: null, bodyEn: null };
  const { id } = known ?? (await publishAnnouncement(systemCtx(system), { ...made, audience: 'everyone' }));
  return { '/admin/announcements/': id, '/announcements/': id };
}

/** What a link in a mail ends with. */
function link(system: System, token: NewToken): Promise<string> {
  return inTx(systemCtx(system), (tx) => issueToken(tx, { email: 'new@example.com', ...token }));
}

async function invitation(system: System): Promise<string> {
  const email = `${newId()}@example.com`;
  const invited = { email, name: 'Invited Person', role: 'customer' } as const;
  const { id } = await inTx(systemCtx(system), (tx) => createUser(tx, invited));
  return link(system, { purpose: 'invitation', userId: id, email });
}

/** What a link ends with that ends mail, for somebody whose language is not known. */
async function unsubscribing(system: System): Promise<string> {
  const email = `${newId()}@example.com`;
  const made = { email, name: 'Somebody', role: 'customer', state: 'active' } as const;
  const { id } = await inTx(systemCtx(system), (tx) => createUser(tx, made));
  return unsubscribeUrl(systemCtx(system), id, 'reply').split('/').at(-1) ?? '';
}

async function mail(system: System): Promise<string> {
  const eventId = newId();
  const words = {
    subject: 'Welcome',
    bodyText: 'Welcome',
    bodyHtml: '<p>Welcome</p>',
    template: 'invitation',
  };
  await inTx(systemCtx(system), (tx) =>
    queueMail(tx, { eventId, userId: null, address: 'new@example.com', locale: 'en', ...words }),
  );
  return (
    await row<{ id: string }>(system.db, 'select id from deliveries where event_id = :eventId', { eventId })
  ).id;
}
