import { createCalendar } from '../../src/features/calendars';
import { allDepartments } from '../../src/features/departments';
import { changeTicket, createTicket } from '../../src/features/tickets';
import { findUserByEmail } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser, TestFile } from '../support/browser';

// A form sent again, by a double click, a lost answer or a browser that resends, is answered with what the first
// one made, and makes nothing more.
export let app: TestApp;

type Fields = Record<string, string>;

/** A page with a form that makes something, what is typed into it, and how many of it there are. */
export interface Making {
  who: string;
  page: () => Promise<string>;
  action: () => Promise<string>;
  fields: () => Promise<Fields>;
  files?: TestFile[];
  /** How many files the desk itself writes. */
  writes?: number;
  /** Where what was typed is found again: counts by its own text. */
  counted: string;
}

export const TEXT = 'Sent five times';

export const TICKETS = `select 1 from tickets where subject = '${TEXT}'`;

export const COMMENTS = `select 1 from comments where body = '${TEXT}'`;

const PEOPLE = `select 1 from users where name = '${TEXT}'`;

export const FILE = { name: 'one.txt', content: 'one' };

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

export const at = (path: string) => async () => path;

const typed = (fields: Fields) => async () => fields;

export const TICKET = { subject: TEXT, description: 'Text', urgency: 'normal' };

const DESK_TICKET = { ...TICKET, type: 'incident', impact: 'medium' };

const SCHEDULE = {
  ...{ of: '/admin/reports/overview', name: TEXT, report: 'overview', period: 'last_week', format: 'pdf' },
  ...{ frequency: 'weekly', weekday: '1', clock: '07:30', timeZone: 'UTC', addresses: 'sent@x.test' },
};

export const MAKINGS: Record<string, Making> = {
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
  'an export': {
    who: 'admin@demo.test',
    page: at('/desk/exports/new?of=%2Fdesk%2Ftickets%3Fview%3Dall'),
    action: at('/desk/exports'),
    fields: async () => {
      await ticketNumber();
      return { of: '/desk/tickets?view=all', content: 'tickets', format: 'csv', ticket_columns: 'number' };
    },
    writes: 1,
    counted: 'select 1 from exports',
  },
  'a schedule of a report': {
    who: 'admin@demo.test',
    page: at('/admin/reports/schedules/new'),
    action: at('/admin/reports/schedules'),
    fields: typed(SCHEDULE),
    counted: `select 1 from report_schedules where name = '${TEXT}'`,
  },
  'a schedule of a report of one’s own': {
    who: 'admin@demo.test',
    page: at('/desk/reports/schedules/new'),
    action: at('/desk/reports/schedules'),
    fields: async () => {
      const people = (await findUserByEmail(await app.ctx(), 'technician@demo.test'))?.id ?? '';
      return { ...SCHEDULE, of: '/desk/reports/overview', people, addresses: '' };
    },
    counted: `select 1 from report_schedules where name = '${TEXT}' and place = 'desk'`,
  },
  'an announcement': {
    who: 'admin@demo.test',
    page: at('/admin/announcements/new'),
    action: at('/admin/announcements'),
    fields: typed({ titleEn: TEXT, bodyEn: 'Text', audience: 'staff' }),
    counted: `select 1 from announcements where title_en = '${TEXT}'`,
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
  'a calendar': kept('calendars', typed({ name: TEXT, timeZone: 'Europe/Madrid', hours1: '09:00-14:00' })),
  'the standard SLA policy': {
    who: 'admin@demo.test',
    page: at('/admin/sla'),
    action: at('/admin/sla/standard'),
    fields: typed({}),
    counted: `select 1 from sla_policies where is_default`,
  },
  'an SLA policy': {
    who: 'admin@demo.test',
    page: at('/admin/sla/new'),
    action: at('/admin/sla'),
    fields: async () => ({ name: TEXT, isActive: 'on', calendarId: await alwaysOpen(), p1Resolution: '4 h' }),
    counted: `select 1 from sla_policies where name = '${TEXT}'`,
  },
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

let calendarId = '';

async function alwaysOpen(): Promise<string> {
  const admin = await app.ctx('admin@demo.test');
  calendarId ||= (await createCalendar(admin, { name: 'Always', timeZone: 'UTC', isAlways: true })).id;
  return calendarId;
}

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

export const count = async (sql: string) => (await rows(app.system.db, sql)).length;

/** The one-use id in the form that a page has for this address. */
export function idIn({ html }: Answer, action: string): string {
  const field = html.querySelector(`form[action="${action}"] input[name="_submission"]`);
  return field?.getAttribute('value') ?? '';
}

export function send(browser: Browser, action: string, fields: Fields, files?: TestFile[]): Promise<Answer> {
  return files ? browser.upload(action, fields, files) : browser.post(action, fields);
}

export async function opened({ who, page, action, fields }: Making) {
  const [browser, address, path] = [await app.as(who), await action(), await page()];
  const shown = await browser.get(path);
  const submission = idIn(shown, address);
  return { browser, address, form: { ...(await fields()), _submission: submission } };
}

beforeAll(async () => {
  app = await testApp({ commits: true });
});
afterAll(() => app.close());
