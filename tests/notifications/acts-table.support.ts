import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allDepartments, updateDepartment } from '../../src/features/departments';
import { changeTicket, createTicket, type NewTicket } from '../../src/features/tickets';
import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import { projectFolder } from '../../src/platform/folders';
import { hire } from '../desk/mentions.support';
import { idOf } from '../security/world';
import type { TestApp } from '../support/app';
import { sendMails } from '../support/deliveries';

// Everybody of the table in docs/notifications.md, and what reaches them.

export const WHO = {
  requester: 'customer@demo.test',
  participant: 'customer2@demo.test',
  assignee: 'technician@demo.test',
  follower: 'technician2@demo.test',
  department: 'it@demo.test',
  manager: 'manager@demo.test',
  administrator: 'admin@demo.test',
  stranger: 'customer3@demo.test',
};
export type Who = keyof typeof WHO;

/** Works for another department. */
const OTHER_STAFF = 'stranger@demo.test';
/** The address of the department that tickets are moved to. */
const OTHER_DEPARTMENT = 'building@demo.test';

/** Who else a column stands for. */
const ALSO: Partial<Record<Who, string[]>> = {
  stranger: [OTHER_STAFF, 'colleague@demo.test'],
  department: [OTHER_DEPARTMENT],
};

export interface Line {
  act: string;
  /** By column, as it is written: `reply`, `created (mail)`, `acts`, or nothing. */
  cells: Record<Who, string>;
}

/** The table as the page about notifications has it. */
export function table(): Line[] {
  const page = readFileSync(join(projectFolder('docs'), 'notifications.md'), 'utf8');
  const lines = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const head = ['act', ...Object.keys(WHO)].join();
  const first = cells.findIndex((names) => names.join() === head) + 2;
  const end = cells.findIndex((row, index) => index >= first && row.length !== cells[first]?.length);
  return cells.slice(first, end === -1 ? undefined : end).map(([act = '', ...row]) => ({
    act,
    cells: Object.fromEntries(Object.keys(WHO).map((who, index) => [who, row[index] ?? ''])) as Line['cells'],
  }));
}

/** Departments have addresses, the first one a manager, the other somebody who has nothing to do with its tickets. */
export async function furnish(app: TestApp): Promise<void> {
  const admin = await app.ctx('admin@demo.test');
  const manager = await hire(app, { name: 'Mara Manager', email: WHO.manager });
  await hire(app, { name: 'Sam Stranger', email: OTHER_STAFF }, ['Building']);
  for (const { id, name } of await allDepartments(admin)) {
    const isFirst = name === 'IT';
    await updateDepartment(admin, id, {
      email: isFirst ? WHO.department : OTHER_DEPARTMENT,
      ...(isFirst && { managerId: manager }),
    });
  }
}

/** Files a ticket for the requester, with somebody in copy; the administrator does. */
export async function filed(app: TestApp, more: Partial<NewTicket> = {}): Promise<string> {
  const { id } = await createTicket(await app.ctx(WHO.administrator), {
    ...{ subject: 'Printer', description: 'It hums' },
    requesterId: await idOf(app, WHO.requester),
    participantIds: [await idOf(app, WHO.participant)],
    ...more,
  });
  return id;
}

/** One that nobody holds, of which all have been told what there was to tell. */
export async function waiting(app: TestApp, more: Partial<NewTicket> = {}): Promise<string> {
  const id = await filed(app, more);
  await told(app);
  return id;
}

/** One that everybody has to do with, likewise. */
export async function underWay(app: TestApp, patch: object = {}): Promise<string> {
  const id = await filed(app);
  const admin = await app.ctx(WHO.administrator);
  await changeTicket(admin, id, {
    assigneeId: await idOf(app, WHO.assignee),
    followerIds: [await idOf(app, WHO.follower)],
  });
  await changeTicket(admin, id, patch);
  await told(app);
  return id;
}

/** What was planned last: the events after the one and until the other. */
const turn = { after: '', until: '00000000-0000-0000-0000-000000000000' };

/** Runs the jobs that tell people of what has happened since, and has the mails leave. */
export async function told(app: TestApp): Promise<void> {
  await planned(app);
  await sendMails(await app.ctx());
}

/** Likewise, and no mail leaves. */
export async function planned(app: TestApp): Promise<void> {
  turn.after = turn.until;
  turn.until = (await app.system.db('events').orderBy('id', 'desc').first('id')).id;
  await plan(app, 'asc');
}

/** Runs the same jobs once more, in another order: the queue keeps none, and runs twice what it is unsure of. */
export async function toldAgain(app: TestApp): Promise<void> {
  await plan(app, 'desc');
  await sendMails(await app.ctx());
}

async function plan(app: TestApp, order: 'asc' | 'desc'): Promise<void> {
  const ctx = await app.ctx();
  for (const name of ['notifications.plan', 'announcements.tell']) {
    const { on = [] } = app.system.subscribers.find((subscriber) => subscriber.name === name) ?? {};
    const events = await rows<{ id: string }>(
      ctx.db,
      `select id from events where type = any (:types::text[]) and id > :after::uuid and id <= :until::uuid order by id ${order}`,
      { types: [...on], ...turn },
    );
    for (const { id } of events) await deliver(ctx, { eventId: id, subscriber: name });
  }
}

interface Heard {
  address: string;
  channel: 'in_app' | 'mail';
  kind: string;
}

/** Ids of the messages that there are. */
export async function messages(app: TestApp): Promise<string[]> {
  const found = await rows<{ id: string }>(app.system.db, 'select id from deliveries');
  return found.map(({ id }) => id);
}

/** What has reached whom since, in the words of the table; whoever it does not know stands there by their address. */
export async function heardSince(app: TestApp, known: string[]): Promise<Record<string, string>> {
  const heard = await rows<Heard>(
    app.system.db,
    `select coalesce(u.email, d.address)::text as address, channel, coalesce(kind, d.template) as kind
     from deliveries d left join users u on u.id = d.user_id
     where d.id <> all (:known::uuid[]) and d.state in ('sent', 'outbox') order by d.id`,
    { known },
  );
  const addresses = [...new Set(heard.map(({ address }) => address))];
  const cells = addresses.map((address): [string, string] => {
    const own = heard.filter((one) => one.address === address);
    return [columnOf(address), cellOf(own)];
  });
  return Object.fromEntries(cells);
}

function columnOf(address: string): string {
  const columns = Object.keys(WHO) as Who[];
  return columns.find((who) => WHO[who] === address || ALSO[who]?.includes(address)) ?? address;
}

/** `reply`: once here and once by mail; `3 × reply`: thrice; `rating (in-app)`: once, by that alone. */
function cellOf(heard: Heard[]): string {
  const kinds = [...new Set(heard.map(({ kind }) => kind))];
  const cells = kinds.map((kind) => {
    const count = (channel: string) =>
      heard.filter((one) => one.kind === kind && one.channel === channel).length;
    const [here, mail] = [count('in_app'), count('mail')];
    const times = Math.max(here, mail);
    const by = here === mail ? '' : here > mail ? ' (in-app)' : ' (mail)';
    const isUneven = by !== '' && Math.min(here, mail) > 0;
    return isUneven
      ? `${here} and ${mail} ${kind}`
      : `${times > 1 ? `${times} × ` : ''}${kind.replace('_', ' ')}${by}`;
  });
  return cells.join(' + ');
}
