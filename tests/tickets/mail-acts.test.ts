import { mailTexts } from '../../src/features/deliveries/deliveries.texts';
import { notificationTexts } from '../../src/features/notifications';
import { defaultSections } from '../../src/features/notifications/templates/defaults';
import { MESSAGE_TEMPLATES } from '../../src/features/notifications/templates/templates.types';
import {
  changeTicket,
  closeTicket,
  createTicket,
  type NewTicket,
  reopenTicket,
  reply,
} from '../../src/features/tickets';
import { changeTickets } from '../../src/features/tickets/queue/bulk.service';
import { bulkForm } from '../../src/features/tickets/queue/queue.schema';
import { deactivateUser } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { LOCALES } from '../../src/platform/i18n';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout, type TicketMail } from './mails.support';
import { upload } from './reading.support';

// What people do to a ticket, and the mails that come of it: one act is one mail to each who is told.

const WHO = {
  requester: 'customer@demo.test',
  copy: 'customer2@demo.test',
  assignee: 'technician@demo.test',
  follower: 'technician2@demo.test',
  department: 'it@demo.test',
};

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  await app.system.db('departments').where({ name: 'IT' }).update({ email: WHO.department });
});
afterAll(() => app.close());

/** Ids of the tickets that something was done to. */
type Act = () => Promise<string[]>;

/** Files a ticket for the requester with somebody in copy; the administrator does, where nobody else is named. */
async function filed(more: Partial<NewTicket> = {}, by = 'admin@demo.test'): Promise<string> {
  const forThem = by === WHO.requester ? {} : { requesterId: await idOf(app, WHO.requester) };
  const text = { subject: 'Printer', description: 'It hums' };
  return (await createTicket(await app.ctx(by), { ...text, ...forThem, ...more })).id;
}

const withCopy = async () => ({ participantIds: [await idOf(app, WHO.copy)] });

/** One that everybody has to do with. */
async function underWay(more: object = {}): Promise<string> {
  const id = await filed(await withCopy());
  const followerIds = [await idOf(app, WHO.follower)];
  const admin = await app.ctx('admin@demo.test');
  await changeTicket(admin, id, {
    assigneeId: await idOf(app, WHO.assignee),
    followerIds,
    status: 'in_progress',
  });
  await changeTicket(admin, id, more);
  return forgotten(id);
}

/** How many mails there were about a ticket before. */
const known = new Map<string, number>();

/** What has been written so far does not count. */
async function forgotten(id: string): Promise<string> {
  known.set(id, (await mailsAbout(app, id)).length);
  return id;
}

const newMails = async (id: string, options: { newestFirst?: boolean } = {}) =>
  (await mailsAbout(app, id, options)).slice(known.get(id) ?? 0);

const says = (body: string, more: object = {}) => ({ body, visibility: 'public', ...more }) as const;
const notes = (body: string, more: object = {}) => ({ body, visibility: 'internal', ...more }) as const;
const RESOLVED = { status: 'resolved', solution: 'New cable' } as const;

async function replied(
  by: string,
  input: Parameters<typeof reply>[2],
  before: object = {},
): Promise<string[]> {
  const id = await underWay(before);
  await reply(await app.ctx(by), id, input);
  return [id];
}

const ACTS: [act: string, expected: string, does: Act][] = [
  [
    'filed by a customer',
    'requester received, department arrived',
    async () => [await filed({}, WHO.requester)],
  ],
  [
    'filed by staff for a customer, one in copy, and given to somebody',
    'requester filed, copy copied, assignee assigned',
    async () => [await filed({ ...(await withCopy()), assigneeId: await idOf(app, WHO.assignee) })],
  ],
  [
    'filed by staff, nobody assigned',
    'requester filed, copy copied, department arrived',
    async () => [await filed(await withCopy())],
  ],
  [
    'assigned',
    'assignee assigned',
    async () => {
      const id = await forgotten(await filed(await withCopy()));
      await changeTicket(await app.ctx('admin@demo.test'), id, { assigneeId: await idOf(app, WHO.assignee) });
      return [id];
    },
  ],
  [
    'reply by staff',
    'requester answered, copy answered, follower answered',
    () => replied(WHO.assignee, says('Try now')),
  ],
  [
    'reply that resolves',
    'requester answered, copy answered, follower answered',
    () => replied(WHO.assignee, says('Try now', RESOLVED)),
  ],
  ['note', 'follower noted', () => replied(WHO.assignee, notes('Odd'))],
  [
    'note that resolves',
    'requester resolved, copy resolved, follower noted',
    () => replied(WHO.assignee, notes('Odd', RESOLVED)),
  ],
  [
    'customer’s reply',
    'copy answered, assignee customer_replied, follower customer_replied',
    () => replied(WHO.requester, says('It still hums')),
  ],
  [
    'customer’s reply that reopens',
    'copy answered, assignee customer_replied, follower customer_replied',
    () => replied(WHO.requester, says('It hums again'), RESOLVED),
  ],
  [
    'closed by staff',
    'requester closed, copy closed, follower closed',
    async () => {
      const id = await underWay();
      await closeTicket(await app.ctx(WHO.assignee), id);
      return [id];
    },
  ],
  [
    'reply that closes',
    'requester answered, copy answered, follower answered',
    () => replied(WHO.assignee, says('Done', { status: 'closed' })),
  ],
  [
    'closed by the requester',
    'copy closed, assignee closed, follower closed',
    async () => {
      const id = await underWay(RESOLVED);
      await closeTicket(await app.ctx(WHO.requester), id);
      return [id];
    },
  ],
  [
    'three closed by staff in one go',
    '3 requester closed, 3 copy closed, 3 follower closed',
    async () => {
      const ids = [await underWay(), await underWay(), await underWay()];
      const numbers = await rows<{ number: number }>(
        app.system.db,
        'select number from tickets where id = any (:ids::uuid[])',
        { ids },
      );
      const form = bulkForm.parse({ numbers: numbers.map(({ number }) => String(number)), status: 'closed' });
      await changeTickets(await app.ctx(WHO.assignee), form);
      return ids;
    },
  ],
  [
    'customer’s reply while nobody holds the ticket',
    'department customer_replied',
    async () => {
      const id = await forgotten(await filed());
      await reply(await app.ctx(WHO.requester), id, says('Is anybody there?'));
      return [id];
    },
  ],
];

/** `3 requester closed`: how many of each kind reached whom. */
function counted(mails: TicketMail[]): string {
  const lines = Object.entries(WHO).flatMap(([who, address]) => {
    const templates = mails.filter((mail) => mail.address === address).map(({ template }) => template);
    return [...new Set(templates)].map((template) => {
      const count = templates.filter((other) => other === template).length;
      return `${count === 1 ? '' : `${count} `}${who} ${template}`;
    });
  });
  return lines.join(', ');
}

test.each(ACTS)('%s: %s', async (_act, expected, does) => {
  const ids = await does();
  for (const id of ids) await newMails(id);
  const written: TicketMail[] = [];
  for (const id of ids) written.push(...(await newMails(id, { newestFirst: true })));
  expect(counted(written)).toBe(expected);
  expect(written.filter(({ address }) => !Object.values(WHO).includes(address))).toEqual([]);
});

test('the mail of a reply says what became of the ticket by it, and when it closes', async () => {
  const [id] = await replied(WHO.assignee, says('Try now', RESOLVED));
  const mails = await newMails(String(id));
  const [toRequester, toCopy] = [WHO.requester, WHO.copy].map((who) =>
    mails.find((mail) => mail.address === who),
  );
  expect(toRequester?.text).toMatch(/Tomás Técnico replied on ticket #\d+ and resolved it:/);
  expect(toRequester?.text).toContain('a rating is welcome');
  expect(toRequester?.text).toContain('Try now');
  expect(toCopy?.text).toContain('it will close in 5 days');
  expect(toCopy?.text).not.toContain('a rating is welcome');
});

test('a note that resolves brings customers the solution, and neither its words nor its files', async () => {
  const uploads = [await upload('secret.txt', 'x'.repeat(52_000))];
  const [id] = await replied(WHO.assignee, notes('Zq7Xinternal', { ...RESOLVED, uploads }));
  const mails = await newMails(String(id));
  const [noted] = mails.filter(({ address }) => address === WHO.follower);
  expect(noted?.text).toContain('and resolved it:');
  expect(noted?.text).toContain('Attached file:\n- secret.txt (52 kB)');
  const others = mails.filter(({ address }) => address !== WHO.follower);
  expect(others.map(({ text, html }) => `${text}${html}`).join()).not.toMatch(/Zq7Xinternal|secret\.txt/);
  expect(
    others.every(({ text }) => text.includes('This is the solution:') && text.includes('New cable')),
  ).toBe(true);
});

test('a department is told of a ticket that somebody holds who has gone', async () => {
  const id = await underWay({ status: 'closed' });
  await deactivateUser(await app.ctx('admin@demo.test'), await idOf(app, WHO.assignee));
  await reopenTicket(await app.ctx(WHO.requester), id);
  const reopened = (await newMails(id)).filter(({ template }) => template === 'reopened');
  expect(counted(reopened)).toBe('copy reopened, follower reopened, department reopened');
});

test('a department is not told at its address of what somebody there did', async () => {
  await app.system.db('departments').where({ name: 'IT' }).update({ email: 'ADMIN@demo.test' });
  const id = await filed();
  expect((await mailsAbout(app, id)).map(({ address }) => address)).toEqual([WHO.requester]);
});

test('every ticket mail leads to the ticket, says that nobody reads answers, and asks for none', async () => {
  const words = LOCALES.flatMap((locale) =>
    MESSAGE_TEMPLATES.flatMap((template) => Object.values(defaultSections(template, locale))),
  );
  const texts = Object.values({ ...notificationTexts, ...mailTexts }).flatMap(({ es, en }) => [es, en]);
  texts.push(...words);
  expect(
    texts.filter((text) => /basta con responder|just reply|reply to this|answer this/i.test(text)),
  ).toEqual([]);
  const id = await underWay();
  await reply(await app.ctx(WHO.assignee), id, says('Try now'));
  for (const { text, html } of await newMails(id)) {
    expect(text).toMatch(/\/tickets\/\d+\n/);
    expect(text).toContain('Nobody reads answers to this e-mail: reply on the ticket.');
    expect(html).toContain('Nobody reads answers to this e-mail: reply on the ticket.');
  }
});
