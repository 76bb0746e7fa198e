import { parse } from 'node-html-parser';
import { changeOwn } from '../../src/features/notifications/preferences/preferences.service';
import { changeTicket, createTicket, reply, undoAct } from '../../src/features/tickets';
import { hire } from '../desk/mentions.support';
import { sent } from '../desk/undo.support';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { later, named } from './desk';
import { mailsAbout } from './mails.support';
import { upload } from './reading.support';

// What stands in a mail about a ticket, in which order, in both of its parts.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const CUSTOMER = 'customer@demo.test';
const TECHNICIAN = 'technician@demo.test';

async function asked(more: object = {}) {
  const customer = await app.ctx(CUSTOMER);
  const ticket = await createTicket(customer, { subject: 'Printer', description: 'It hums' });
  await changeTicket(await app.ctx('admin@demo.test'), ticket.id, {
    assigneeId: await idOf(app, TECHNICIAN),
    ...more,
  });
  await mailsAbout(app, ticket.id);
  return ticket;
}

async function reads(email: string, columns: object): Promise<void> {
  await app.system.db('users').where({ email }).update(columns);
}

const lastTo = async (ticketId: string, address: string) =>
  (await mailsAbout(app, ticketId)).filter((mail) => mail.address === address).at(-1);

/** The words of a mail's HTML as a reader sees them, a line for each piece. */
function wordsOf(html: string): string {
  const body = parse(html).querySelector('body');
  body?.querySelector('div')?.remove();
  return (body?.structuredText ?? '').replaceAll(/\s*\n\s*/g, '\n');
}

/** Where each of these begins in a text; -1 for what is not there. */
const places = (text: string, parts: string[]) => parts.map((part) => text.indexOf(part));
const ascending = (numbers: number[]) => numbers.every((one, index) => one > (numbers[index - 1] ?? -1));

const LANGUAGES = [
  [
    'en',
    'America/Santiago',
    'replied on ticket',
    [
      'Try the other plug',
      'Attached file:',
      'guide.txt (1 kB)',
      'a rating is welcome',
      'it will close',
      'View ticket #',
      'Status',
      'Opened',
      'Nobody reads answers',
    ],
  ],
  [
    'es',
    'Asia/Kolkata',
    'respondió',
    [
      'Try the other plug',
      'Archivo adjunto:',
      'guide.txt (1 kB)',
      'se agradece',
      'se cerrará',
      'Ver el ticket #',
      'Estado',
      'Abierto',
      'Nadie lee',
    ],
  ],
] as const;

test.each(LANGUAGES)(
  'in %s what was written comes first, then files, the link and the facts, times with %s',
  async (locale, timeZone, intro, parts) => {
    await reads(CUSTOMER, { locale, timeZone });
    const { id } = await asked();
    const uploads = [await upload('guide.txt', 'x'.repeat(1000))];
    const resolved = { status: 'resolved', solution: 'Another plug', uploads } as const;
    await reply(await app.ctx(TECHNICIAN), id, {
      body: 'Try the other plug',
      visibility: 'public',
      ...resolved,
    });
    const mail = await lastTo(id, CUSTOMER);
    const [text, html] = [String(mail?.text), wordsOf(String(mail?.html))];
    expect(text).toMatch(new RegExp(intro));
    for (const written of [text, html]) {
      const found = places(written, [...parts]);
      expect(found).not.toContain(-1);
      expect([found, ascending(found)]).toEqual([found, true]);
      expect(written).toMatch(new RegExp(`(Opened|Abierto):?\\s.*\\d.* \\(${timeZone}\\)`));
    }
  },
);

test('staff read who asked, where it is, how urgent it is, who has it and when it is due', async () => {
  await reads(TECHNICIAN, { locale: 'en', timeZone: 'Europe/Madrid' });
  const { id } = await asked({ dueAt: new Date('2027-01-15T16:30:00Z') });
  await reply(await app.ctx(CUSTOMER), id, { body: 'And now?', visibility: 'public' });
  const text = String((await lastTo(id, TECHNICIAN))?.text);
  expect(text).toMatch(
    /Status: In progress\nRequester: Clara Cliente\nDepartment: IT\nPriority: P3.*\nAssigned to: Tomás Técnico\nDue: Jan 15, 2027, 5:30\sPM \(Europe\/Madrid\)\nOpened: .*\(Europe\/Madrid\)\n/,
  );
});

test('the link of a file opens it for whom the mail is to, and for nobody else', async () => {
  const { id } = await asked();
  const uploads = [await upload('guide.txt', 'Press both buttons')];
  const input = { body: 'As written here', visibility: 'public', uploads } as const;
  await reply(await app.ctx(TECHNICIAN), id, input);
  const mail = await lastTo(id, CUSTOMER);
  const [, url = ''] = /guide\.txt \(\d+ \w+\)\n {2}(\S+)\n/.exec(String(mail?.text)) ?? [];
  expect(mail?.html).toContain(`href="${url}"`);
  const path = new URL(url).pathname;
  const [own, strange] = [await app.as(CUSTOMER), await app.as('customer2@demo.test')];
  expect((await own.get(path)).text).toBe('Press both buttons');
  expect((await strange.get(path)).status).toBe(404);
});

test('a text that ends in a signature is last in the text part, with everything else before it', async () => {
  const { id } = await asked();
  await reply(await app.ctx(TECHNICIAN), id, { body: 'Try now\n-- \nTomás', visibility: 'public' });
  const text = String((await lastTo(id, CUSTOMER))?.text);
  expect(ascending(places(text, ['replied', 'View ticket', 'Opened', 'Try now\n-- \nTomás\n\n-- \n']))).toBe(
    true,
  );
});

test('whoever is put in copy later is told by whom, and whose ticket it is', async () => {
  const { id } = await asked();
  const participantIds = [await idOf(app, 'customer2@demo.test')];
  await changeTicket(await app.ctx(TECHNICIAN), id, { participantIds });
  const text = String((await lastTo(id, 'customer2@demo.test'))?.text);
  expect(text).toMatch(/Tomás Técnico put you in copy of ticket #\d+, “Printer”, from Clara Cliente/);
});

test('a mail says why it comes, and nobody reads that nobody has a ticket which somebody has', async () => {
  const manager = await hire(app, { name: 'Mara Manager', email: 'manager@demo.test' });
  const department = await named(await app.ctx(), 'departments', 'IT');
  await app.system.db('departments').where({ id: department }).update({ managerId: manager });
  await hire(app, { name: 'Nora Nueva', email: 'nora@demo.test' });
  await changeOwn(await app.ctx('nora@demo.test'), { follow: [department] });
  const { id } = await createTicket(await app.ctx('admin@demo.test'), {
    ...{ subject: 'Server', description: 'Down', requesterId: await idOf(app, CUSTOMER) },
    ...{ impact: 'critical', urgency: 'critical', assigneeId: await idOf(app, TECHNICIAN) },
  });
  const mails = await mailsAbout(app, id);
  const textTo = (who: string) => mails.find(({ address }) => address === who)?.text;
  const reasons = [
    ['manager@demo.test', 'because you manage IT'],
    ['nora@demo.test', 'because you follow the tickets of IT'],
  ] as const;
  for (const [who, reason] of reasons) {
    expect(textTo(who)).toContain('is in the queue of IT, and Tomás Técnico has it:');
    expect(textTo(who)).toContain(reason);
    expect(textTo(who)).not.toMatch(/nobody has/);
  }
  expect(textTo(TECHNICIAN)).toContain('because you take part in the ticket');
  const waiting = await createTicket(await app.ctx(CUSTOMER), { subject: 'Mouse', description: 'Gone' });
  const told = (await mailsAbout(app, waiting.id)).find(({ address }) => address === TECHNICIAN);
  expect(told?.text).toContain('is in the queue of IT, and nobody has it yet:');
  expect(told?.text).toContain('because nobody has the ticket');
});

test('what is read from the right stands so in the HTML: words, facts and names of files', async () => {
  const { id } = await asked();
  await reads(TECHNICIAN, { name: 'سارة' });
  const uploads = [await upload('نص.txt', 'x')];
  const body = 'أعد تشغيل الطابعة\n\nThen try again';
  await reply(await app.ctx(TECHNICIAN), id, { body, visibility: 'public', uploads });
  const html = String((await lastTo(id, CUSTOMER))?.html);
  const quote = parse(html).querySelector('.quote');
  const directions = quote
    ?.querySelectorAll('p')
    .map((one) => one.getAttribute('dir') ?? quote.getAttribute('dir'));
  expect(directions).toEqual(['rtl', 'ltr']);
  expect(html).toContain('\u2068سارة\u2069 replied on ticket');
  expect(html).toContain('>\u2068نص.txt\u2069 (1 byte)</a>');
  expect(html.match(/<td dir="auto"/g)?.length).toBe(2);
});

test('of a reply that is undone at the last moment and sent as corrected there is one mail, with the new words', async () => {
  const { id } = await asked();
  const technician = await app.ctx(TECHNICIAN);
  const before = (await mailsAbout(app, id)).length;
  const first = await sent(technician, id, { body: 'You are incompetent' });
  await undoAct(later(technician, 9.999), first.id);
  await sent(later(technician, 20), id, { body: 'You are right' });
  const mails = (await mailsAbout(app, id)).slice(before);
  expect(mails.map(({ address, template }) => [address, template])).toEqual([[CUSTOMER, 'answered']]);
  expect(mails[0]?.text).toContain('You are right');
  expect(`${mails[0]?.text}${mails[0]?.html}`).not.toContain('incompetent');
});
