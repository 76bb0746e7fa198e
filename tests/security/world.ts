import { createField } from '../../src/features/fields';
import {
  changeTicket,
  createTicket,
  findTicket,
  reply,
  type Ticket,
  ticketPage,
} from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';
import type { Answer } from '../support/browser';

/** Only those who may see the ticket ever read this. */
export const SECRET = 'Zq7Xticket';
/** Only staff ever read this. */
export const INTERNAL = 'Zq7Xinternal';
/** The field that staff alone see, and the one that customers fill in. */
export const INTERNAL_KEY = 'zq7x_internal';
export const ROOM_KEY = 'zq7x_room';

export interface World {
  ticket: Ticket;
  /** Every id that belongs to the ticket, to be tried where an id is asked for. */
  ids: Record<'description' | 'reply' | 'note' | 'requester' | 'field', string>;
}

export const FIELD = { labelEs: `Campo ${INTERNAL}`, labelEn: `Field ${INTERNAL}`, kind: 'text' } as const;

/** A ticket with a secret in everything that it has, filed by `email` in the IT department. */
export async function plant(app: TestApp, email = 'customer@demo.test'): Promise<World> {
  const admin = await app.ctx('admin@demo.test');
  const field = await createField(admin, { key: INTERNAL_KEY, ...FIELD });
  const shown = { labelEs: 'Sala', labelEn: 'Room', kind: 'text', customerAccess: 'edit' } as const;
  await createField(admin, { key: ROOM_KEY, ...shown });
  const requester = await app.ctx(email);
  const created = await createTicket(requester, {
    subject: `Zanzibar ${SECRET}`,
    description: `Zanzibar **${SECRET}**`,
    fields: { [ROOM_KEY]: SECRET },
  });
  const answered = await reply(admin, created.id, { body: `Zanzibar ${SECRET}`, visibility: 'public' });
  const noted = await reply(admin, created.id, { body: `Zanzibar ${INTERNAL}`, visibility: 'internal' });
  const comments = { description: null, reply: answered.commentId, note: noted.commentId };
  const files: Record<string, string> = {};
  for (const [place, commentId] of Object.entries(comments)) {
    files[place] = await attach(app, created.id, commentId, place === 'note' ? INTERNAL : SECRET);
  }
  await changeTicket(admin, created.id, {
    tags: [INTERNAL.toLowerCase(), 'zanzibar'],
    fields: { [INTERNAL_KEY]: INTERNAL },
    status: 'resolved',
    solution: `Because of ${SECRET}`,
  });
  await changeTicket(admin, created.id, { status: 'reopened' });
  const ticket = await findTicket(admin, created.number);
  const ids = { ...files, requester: ticket.requesterId, field: field.id } as World['ids'];
  return { ticket, ids };
}

/** An attachment, with a file that can be opened. */
async function attach(app: TestApp, ticketId: string, commentId: string | null, name: string) {
  const file = await app.system.files.put(Buffer.from(name));
  const id = newId();
  const columns = { name: `${name}.txt`, mediaType: 'text/plain', size: file.size, sha256: file.sha256 };
  await app.system.db('attachments').insert({ id, ticketId, commentId, storageKey: file.key, ...columns });
  return id;
}

export async function idOf(app: TestApp, email: string): Promise<string> {
  return (await findUserByEmail(await app.ctx(), email))?.id ?? '';
}

/** Whatever any form could ask for, all at once. */
export async function everyField(app: TestApp, { ticket, ids }: World): Promise<Record<string, string>> {
  return {
    ...{ subject: 'Taken over', description: 'Taken over', body: 'Taken over', visibility: 'public' },
    ...{ status: 'resolved', priority: 'P1', impact: 'critical', urgency: 'low', type: 'problem' },
    ...{ tags: 'taken', tag: 'taken', version: '1', satisfaction: '1', feedback: 'bad', follow: 'on' },
    ...{ assignee: await idOf(app, 'technician2@demo.test'), department: ticket.departmentId },
    ...{ add: await idOf(app, 'customer2@demo.test'), remove: ids.requester, reason: 'spam' },
    ...{ requesterId: await idOf(app, 'customer2@demo.test'), organizationId: ticket.id },
    ...{ name: 'Taken', email: 'taken@over.test', role: 'administrator', password: 'taken-over-1' },
    ...{ title: 'Taken', key: 'taken', labelEs: 'T', labelEn: 'T', kind: 'text', nameEs: 'T', nameEn: 'T' },
    ...{ direction: 'up', moveTo: ids.field, isActive: 'on', position: '1', customerAccess: 'edit' },
  };
}

export async function participate(app: TestApp, { ticket }: World, emails: string[]): Promise<void> {
  const participantIds = await Promise.all(emails.map((email) => idOf(app, email)));
  await changeTicket(await app.ctx('admin@demo.test'), ticket.id, { participantIds });
}

/** Has somebody of the staff follow the ticket. */
export async function follow(app: TestApp, world: World, email: string): Promise<World> {
  const followerIds = [await idOf(app, email)];
  await changeTicket(await app.ctx('admin@demo.test'), world.ticket.id, { followerIds });
  return world;
}

export async function numbersOf(ctx: Ctx, number: number): Promise<number[]> {
  const { duplicateOf, followUpOf, followUps } = await ticketPage(ctx, number);
  return [duplicateOf, followUpOf, ...followUps].flatMap((link) => (link ? [link.number] : []));
}

/** Everything an answer says, headers and addresses included, in lower case. */
function everythingIn({ text, headers, location }: Answer): string {
  const decoded = decodeURIComponent(`${location ?? ''}`.replace(/%(?![0-9a-f]{2})/gi, '%25'));
  return `${text}\n${[...headers].join('\n')}\n${decoded}`.toLowerCase();
}

export const tells = (answer: Answer, secret: string): boolean =>
  everythingIn(answer).includes(secret.toLowerCase());

/** All of these words: of one that is shorter, a page's tokens would have the letters now and then. */
const PLANTED = [SECRET, INTERNAL, INTERNAL_KEY, ROOM_KEY];

/** Whether an answer has anything of what was planted, the names of its fields included. */
export const tellsAnything = (answer: Answer): boolean => PLANTED.some((word) => tells(answer, word));

/** The page as anybody would get it at any time: without tokens, nonces, moments and the day below a title. */
export function essence({ text }: Answer): string {
  return text
    .replace(/name="_csrf" value="[^"]*"/g, '')
    .replace(/name="_submission" value="[^"]*"/g, '')
    .replace(/name="csrf-token" content="[^"]*"/g, '')
    .replace(/name="shownAt" value="[^"]*"/g, '')
    .replace(/nonce="[^"]*"/g, '')
    .replace(/data-live-since="[^"]*"/g, '')
    .replace(/<time[^>]*>[^<]*<\/time>/g, '')
    .replace(/<p class="page-subtitle">[^<]* 20\d\d<\/p>/g, '');
}

/** Its essence, whichever number it speaks of; an id or a token that happens to have the same digits stays as it is. */
export const essenceOfAny = (answer: Answer, number: number): string =>
  essence(answer).replace(new RegExp(`(?<![\\w-])${number}(?![\\w-])`, 'g'), 'N');

const VOLATILE = ['sessions', 'rate_limits', 'job_workers', 'sign_ins', 'sign_in_throttles'];

/** A fingerprint of all that is stored: counts and contents of every table. */
export async function stored(app: TestApp): Promise<Record<string, string>> {
  const { db } = app.system;
  const tables = await rows<{ name: string }>(
    db,
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all(:volatile)
     order by 1`,
    { volatile: VOLATILE },
  );
  const parts = tables.map(({ name }) => {
    // Whoever asks for anything has been seen.
    const row = name === 'users' ? `(to_jsonb(x) - 'last_seen_at')::text` : 'x::text';
    return `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(${row}, '|'
      order by ${row})), '') as mark from "${name}" x`;
  });
  const jobs = `select 'jobs' as name, count(*)::text as mark from graphile_worker._private_jobs`;
  const marks = await rows<{ name: string; mark: string }>(db, [...parts, jobs].join(' union all '));
  return Object.fromEntries(marks.map(({ name, mark }) => [name, mark]));
}
