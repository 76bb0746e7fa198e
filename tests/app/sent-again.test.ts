import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '../../src/app/routes';
import { allDepartments } from '../../src/features/departments';
import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser, TestFile } from '../support/browser';
import { createDatabase } from '../support/database';
import { losingLineTo } from '../support/lost-answers';

// A form sent again, by a double click, a lost answer or a browser that resends, is answered with what the first
// one made, and makes nothing more.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());

type Fields = Record<string, string>;

/** A page with a form that makes something, what is typed into it, and how many of it there are. */
interface Making {
  who: string;
  page: () => Promise<string>;
  action: () => Promise<string>;
  fields: () => Promise<Fields>;
  files?: TestFile[];
  /** Where what was typed is found again: counts by its own text. */
  counted: string;
}

const TEXT = 'Sent five times';
const TICKETS = `select 1 from tickets where subject = '${TEXT}'`;
const COMMENTS = `select 1 from comments where body = '${TEXT}'`;
const PEOPLE = `select 1 from users where name = '${TEXT}'`;
const FILE = { name: 'one.txt', content: 'one' };

let number = 0;
async function ticketNumber(): Promise<number> {
  if (number) return number;
  const asking = await app.ctx('customer@demo.test');
  ({ number } = await createTicket(asking, { subject: 'Asked', description: 'Text' }));
  return number;
}

async function closedNumber(): Promise<number> {
  const [asking, technician] = [await app.ctx('customer@demo.test'), await app.ctx('technician@demo.test')];
  const { id, number: closed } = await createTicket(asking, { subject: 'Long closed', description: 'Text' });
  await changeTicket(technician, id, { status: 'resolved' });
  await changeTicket(technician, id, { status: 'closed' });
  const longAgo = new Date(Date.now() - 400 * 24 * 60 * 60 * 1000);
  await app.system.db('tickets').where({ id }).update({ closedAt: longAgo, resolvedAt: longAgo });
  return closed;
}

let late = 0;
const lateNumber = async () => {
  late ||= await closedNumber();
  return late;
};

const at = (path: string) => async () => path;
const typed = (fields: Fields) => async () => fields;
const TICKET = { subject: TEXT, description: 'Text', urgency: 'normal' };
const DESK_TICKET = { ...TICKET, type: 'incident', impact: 'medium' };

const MAKINGS: Record<string, Making> = {
  'a customer’s ticket': {
    who: 'customer@demo.test',
    page: at('/portal/tickets/new'),
    action: at('/portal/tickets'),
    fields: typed(TICKET),
    files: [FILE],
    counted: TICKETS,
  },
  'a ticket for a customer': {
    who: 'technician@demo.test',
    page: at('/desk/tickets/new'),
    action: at('/desk/tickets/new'),
    fields: async () => {
      const requester = (await findUserByEmail(await app.ctx(), 'customer@demo.test'))?.id ?? '';
      return { ...DESK_TICKET, requester };
    },
    files: [FILE],
    counted: TICKETS,
  },
  'a ticket for somebody new': {
    who: 'technician@demo.test',
    page: at('/desk/tickets/new'),
    action: at('/desk/tickets/new'),
    fields: typed({ ...DESK_TICKET, new_name: 'Brand New', new_email: 'brand-new@x.test' }),
    files: [],
    counted: TICKETS,
  },
  'a customer’s reply': {
    who: 'customer@demo.test',
    page: async () => `/portal/tickets/${await ticketNumber()}`,
    action: async () => `/portal/tickets/${await ticketNumber()}/replies`,
    fields: typed({ body: TEXT }),
    files: [FILE],
    counted: COMMENTS,
  },
  'an answer': {
    who: 'technician@demo.test',
    page: async () => `/desk/tickets/${await ticketNumber()}`,
    action: async () => `/desk/tickets/${await ticketNumber()}/replies`,
    fields: typed({ body: TEXT, visibility: 'public' }),
    files: [],
    counted: COMMENTS,
  },
  'an internal note': {
    who: 'technician@demo.test',
    page: async () => `/desk/tickets/${await ticketNumber()}`,
    action: async () => `/desk/tickets/${await ticketNumber()}/replies`,
    fields: typed({ body: TEXT, visibility: 'internal' }),
    files: [FILE],
    counted: COMMENTS,
  },
  'a reply that becomes a ticket of its own': {
    who: 'customer@demo.test',
    page: async () => `/portal/tickets/${await lateNumber()}`,
    action: async () => `/portal/tickets/${await lateNumber()}/replies`,
    fields: typed({ body: TEXT }),
    files: [FILE],
    counted: `select 1 from tickets where description = '${TEXT}'`,
  },
  'a person': {
    who: 'admin@demo.test',
    page: at('/admin/users/new'),
    action: at('/admin/users'),
    fields: typed({ name: TEXT, email: 'person@x.test', role: 'customer', state: 'active' }),
    counted: PEOPLE,
  },
  'an invitation': {
    who: 'admin@demo.test',
    page: at('/admin/users/invite'),
    action: at('/admin/users/invite'),
    fields: typed({ name: TEXT, email: 'invited@x.test', role: 'customer', locale: 'es' }),
    counted: `${PEOPLE} union all select 1 from events where type = 'user.invited'`,
  },
  'many invitations': {
    who: 'admin@demo.test',
    page: at('/admin/users/invite/many'),
    action: at('/admin/users/invite/many'),
    fields: typed({ people: `name;email\n${TEXT};many@x.test`, step: 'invite' }),
    files: [],
    counted: `${PEOPLE} union all select 1 from events where type = 'user.invited'`,
  },
  'a canned reply': {
    who: 'technician@demo.test',
    page: at('/desk/templates/new'),
    action: at('/desk/templates'),
    fields: typed({ title: TEXT, body: 'Text', locale: '', department: '', isActive: 'on' }),
    counted: `select 1 from canned_replies where title = '${TEXT}'`,
  },
  'a custom field': {
    who: 'admin@demo.test',
    page: at('/admin/fields/new'),
    action: at('/admin/fields'),
    fields: typed({
      key: 'sent',
      labelEs: TEXT,
      labelEn: TEXT,
      kind: 'text',
      customerAccess: 'none',
      position: '1',
    }),
    counted: `select 1 from ticket_fields where label_en = '${TEXT}'`,
  },
  'a department': kept('departments', typed({ name: TEXT, isActive: 'on' })),
  'an organization': kept('organizations', typed({ name: TEXT, isActive: 'on' })),
  'a skill': kept('skills', typed({ name: TEXT })),
  'a category': kept(
    'categories',
    async () => {
      const [department] = await allDepartments(await app.ctx());
      return {
        nameEs: TEXT,
        nameEn: TEXT,
        departmentId: department?.id ?? '',
        position: '1',
        isActive: 'on',
      };
    },
    'name_en',
  ),
};

/** Of a list that administrators keep. */
function kept(table: string, fields: Making['fields'], column = 'name'): Making {
  return {
    who: 'admin@demo.test',
    page: at(`/admin/${table}/new`),
    action: at(`/admin/${table}`),
    fields,
    counted: `select 1 from ${table} where ${column} = '${TEXT}'`,
  };
}

const count = async (sql: string) => (await rows(app.system.db, sql)).length;
const filesStored = () =>
  readdirSync(join(app.system.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;

/** The message that waits for the next page. */
const saidBy = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .find((line) => line.includes('flash'))
    ?.split(';')[0];

/** The one-use id in the form that a page has for this address. */
function idIn({ html }: Answer, action: string): string {
  const field = html.querySelector(`form[action="${action}"] input[name="_submission"]`);
  return field?.getAttribute('value') ?? '';
}

function send(browser: Browser, action: string, fields: Fields, files?: TestFile[]): Promise<Answer> {
  return files ? browser.upload(action, fields, files) : browser.post(action, fields);
}

async function opened({ who, page, action, fields }: Making) {
  const [browser, address, path] = [await app.as(who), await action(), await page()];
  const shown = await browser.get(path);
  const submission = idIn(shown, address);
  return { browser, address, form: { ...(await fields()), _submission: submission } };
}

test.each(Object.keys(MAKINGS))(
  '%s: five identical forms at once make one, and so does a sixth',
  async (name) => {
    const making = MAKINGS[name] as Making;
    const { browser, address, form } = await opened(making);
    expect(form._submission).not.toBe('');
    const before = { rows: await count(making.counted), files: filesStored() };

    const all = Array.from({ length: 5 }, () => send(browser, address, form, making.files));
    const answers = [...(await Promise.all(all)), await send(browser, address, form, making.files)];
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(303));
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1);
    expect(new Set(answers.map(saidBy)).size).toBe(1);

    const made = making.counted.includes('union all') ? 2 : 1;
    expect((await count(making.counted)) - before.rows).toBe(made);
    expect(await count(`${making.counted.replace('select 1', 'select 1 as one')} limit 9`)).toBeGreaterThan(
      0,
    );
    expect(filesStored() - before.files).toBe(making.files?.length ?? 0);
    await clear();
  },
);

test('every form that makes something is among these', async () => {
  const pages = new Set(routes.filter(({ method }) => method === 'get').map(({ path }) => path));
  const making = routes
    .filter(({ method, path }) => method === 'post' && (pages.has(`${path}/new`) || path.endsWith('/new')))
    .map(({ path }) => path)
    .filter((path) => !(path in OTHERWISE));
  const tried = await Promise.all(Object.values(MAKINGS).map(({ action }) => action()));
  expect(making.length).toBeGreaterThan(3);
  expect(making.filter((path) => !tried.includes(path))).toEqual([]);
});

const OTHERWISE: Record<string, string> = {
  '/desk/tickets': 'changes those that are there',
  '/account/identities': 'one for each service',
  '/account/security/passkeys': 'a challenge is answered once',
};

async function clear(): Promise<void> {
  const { db } = app.system;
  await db.raw(`update tickets set subject = 'Done' where subject = '${TEXT}'`);
  await db.raw(`update users set name = 'Done' where name = '${TEXT}'`);
  await db.raw(`update comments set body = 'Done' where body = '${TEXT}'`);
}

describe('a customer’s new ticket', () => {
  const ticket = MAKINGS['a customer’s ticket'] as Making;
  const tickets = (subject: string) => count(`select 1 from tickets where subject = '${subject}'`);

  test('refused and put right is filed once, under the old id or the new one', async () => {
    const { browser, address, form } = await opened(ticket);
    const refused = await send(browser, address, { ...form, subject: '' }, []);
    expect(refused.status).toBe(422);
    const fresh = idIn(refused, address);
    expect(fresh).not.toBe('');
    const right = { ...form, subject: 'Put right' };
    const first = await send(browser, address, right, []);
    expect(await send(browser, address, right, [])).toMatchObject({ status: 303, location: first.location });
    expect(await tickets('Put right')).toBe(1);
    const other = { ...form, subject: 'Put right anew', _submission: fresh };
    await Promise.all([send(browser, address, other, []), send(browser, address, other, [])]);
    expect(await tickets('Put right anew')).toBe(1);
  });

  test('another text on the page one came back to is another ticket: nothing is lost', async () => {
    const { browser, address, form } = await opened(ticket);
    const first = await send(browser, address, { ...form, subject: 'The first' }, []);
    const second = await send(browser, address, { ...form, subject: 'The second' }, []);
    expect(second.location).not.toBe(first.location);
    expect([await tickets('The first'), await tickets('The second')]).toEqual([1, 1]);
  });

  test('the id of somebody else gives nobody what they made', async () => {
    const { browser, address, form } = await opened(ticket);
    const fields = { ...form, subject: 'Of two people' };
    const theirs = await send(browser, address, fields, []);
    const other = await app.as('customer2@demo.test');
    const own = await send(other, address, fields, []);
    expect(own.status).toBe(303);
    expect(own.location).not.toBe(theirs.location);
    expect((await other.get(own.location ?? '')).status).toBe(200);
    expect((await other.get(theirs.location ?? '')).status).toBe(404);
  });

  test('an id that is none, or none at all, files one each time', async () => {
    const { browser, address, form } = await opened(ticket);
    for (const _submission of ['', 'x', `${newId()}x`]) {
      const fields = { ...form, subject: 'Without an id', _submission };
      expect((await send(browser, address, fields, [])).status).toBe(303);
    }
    expect(await tickets('Without an id')).toBe(3);
  });
});

test('a reply whose answer was lost and that others have answered since is still the first', async () => {
  const { browser, address, form } = await opened(MAKINGS['an answer'] as Making);
  const fields = { ...form, body: 'Answered once', seen: '' };
  const first = await send(browser, address, fields);
  const asking = await app.ctx('customer@demo.test');
  const [{ id } = { id: '' }] = await rows<{ id: string }>(
    app.system.db,
    `select ticket_id as id from comments where body = 'Answered once'`,
  );
  const { commentId } = await reply(asking, id, { body: 'A question since', visibility: 'public' });
  // The page has learnt of it meanwhile: what one has seen is not what one says.
  const again = await send(browser, address, { ...fields, seen: commentId ?? '' });
  expect(again).toMatchObject({ status: 303, location: first.location });
  expect(await count(`select 1 from comments where body = 'Answered once'`)).toBe(1);
});

test('a ticket and a reply whose commits nobody heard of, sent again, are there once', async () => {
  const database = await createDatabase('fixture');
  const line = await losingLineTo(database.url);
  const unsure = await testApp({ database: { url: line.url, drop: async () => undefined } });
  try {
    const customer = await unsure.as('customer@demo.test');
    const shown = await customer.get('/portal/tickets/new');
    const ticket = { ...TICKET, _submission: idIn(shown, '/portal/tickets') };
    line.loseNextCommit();
    expect((await customer.upload('/portal/tickets', ticket, [FILE])).status).toBeGreaterThanOrEqual(500);
    const filed = await customer.upload('/portal/tickets', ticket, [FILE]);
    expect(filed.status).toBe(303);

    const action = `${filed.location}/replies`;
    const answer = { body: TEXT, _submission: idIn(await customer.get(filed.location ?? ''), action) };
    line.loseNextCommit();
    expect((await customer.post(action, answer)).status).toBeGreaterThanOrEqual(500);
    expect((await customer.post(action, answer)).status).toBe(303);

    expect(line.lost()).toBe(2);
    const made = await rows(unsure.system.db, `${TICKETS} union all ${COMMENTS}`);
    expect(made).toHaveLength(2);
  } finally {
    await unsure.close();
    await line.close();
    await database.drop();
  }
});
