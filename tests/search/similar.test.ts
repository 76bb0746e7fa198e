import { updateOrganization } from '../../src/features/organizations';
import { changeTicket, closeTicket, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { everybody, file, idOf, named } from '../tickets/desk';

// Open tickets that look like what somebody types as the subject of a new one: their own, and nothing else.

let app: TestApp;
let people: Awaited<ReturnType<typeof everybody>>;

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  people = await everybody(app);
});
afterAll(() => app.close());

/** The subjects that somebody is shown who types this. */
async function shown(email: string, subject: string, more: Record<string, string> = {}): Promise<string[]> {
  const place = email.startsWith('customer') || email.startsWith('colleague') ? 'portal' : 'desk';
  return shownAt(place, email, subject, more);
}

async function shownAt(
  place: 'portal' | 'desk',
  email: string,
  subject: string,
  more: Record<string, string> = {},
): Promise<string[]> {
  const browser = await app.as(email);
  const query = new URLSearchParams({ subject, ...more });
  const { status, text } = await browser.get(`/${place}/tickets/similar?${query}`);
  expect(status).toBe(200);
  return [...text.matchAll(/rel="noopener">#\d+ ([^<]*?)\s*</g)].map(([, found]) => found ?? '');
}

const filed = (ctx: Ctx, subject: string, more = {}): Promise<Ticket> =>
  file(ctx, { subject, description: 'See the subject.', ...more });

test('a customer is shown what they have open already, in other words, accents and forms too', async () => {
  await filed(people.customer, 'La impresora de contabilidad no imprime');
  await filed(people.customer, 'Pantalla rota del portátil');
  const of = (subject: string) => shown('customer@demo.test', subject);
  expect(await of('impresora contabilidad')).toEqual(['La impresora de contabilidad no imprime']);
  expect(await of('No imprimen las IMPRESORAS de Contabilidad!!')).toEqual([
    'La impresora de contabilidad no imprime',
  ]);
  expect(await of('portatil: pantalla rota')).toEqual(['Pantalla rota del portátil']);
  expect(await of('La impresora no tiene tinta')).toEqual([]);
});

test('of less than two telling words, of politeness and of nothing there is nothing', async () => {
  await filed(people.customer, 'Ayuda urgente con la impresora');
  await filed(people.customer, 'Problem with the printer today');
  for (const subject of [
    '',
    '   ',
    'impresora',
    'printer',
    'Ayuda urgente',
    'the of and',
    'urgent problem today',
    '★★★',
  ])
    expect(await shown('customer@demo.test', subject)).toEqual([]);
});

test('what is over is not shown again, nor what was closed as a duplicate or deleted', async () => {
  const subject = 'Shared calendar shows wrong meetings';
  const [over, again, open] = [
    await filed(people.customer, subject),
    await filed(people.customer, subject),
    await filed(people.customer, subject),
  ];
  await changeTicket(people.admin, over.id, { status: 'resolved' });
  await changeTicket(people.admin, again.id, {
    status: 'closed',
    closeReason: 'duplicate',
    duplicateOfNumber: open.number,
  });
  expect(await shown('customer@demo.test', subject)).toEqual([subject]);
  await closeTicket(people.customer, open.id);
  expect(await shown('customer@demo.test', subject)).toEqual([]);
});

test('colleagues are shown each other’s while the organization shares, and nobody else’s ever', async () => {
  const subject = 'Coffee machine leaks water';
  const { organizationId } = await filed(people.stranger, subject);
  const everyone = async () =>
    Promise.all(
      ['customer2@demo.test', 'colleague@demo.test', 'customer@demo.test'].map(
        async (email) => (await shown(email, subject)).length,
      ),
    );
  expect(await everyone()).toEqual([1, 1, 0]);
  await updateOrganization(people.admin, organizationId ?? '', { sharesTickets: false });
  expect(await everyone()).toEqual([1, 0, 0]);
});

test('somebody in copy is shown it, for as long as they are', async () => {
  const subject = 'Projector flickers during lessons';
  const { id } = await filed(people.customer, subject);
  await changeTicket(people.admin, id, { participantIds: [idOf(people.stranger)] });
  expect(await shown('customer2@demo.test', subject)).toEqual([subject]);
  await changeTicket(people.admin, id, { participantIds: [] });
  expect(await shown('customer2@demo.test', subject)).toEqual([]);
});

test('technicians are shown what they work on: of the chosen requester alone, or of all', async () => {
  const subject = 'Badge reader rejects cards';
  const categoryId = await named(people.admin, 'categories', 'Hardware');
  const one = await filed(people.customer, subject, { categoryId });
  await filed(people.stranger, `${subject} again`, { categoryId });
  const of = (email: string, more = {}) => shown(email, subject, more);
  expect(await of('technician@demo.test')).toEqual([subject, `${subject} again`]);
  const requester = idOf(people.customer);
  expect(await of('technician@demo.test', { requester })).toEqual([subject]);
  expect(await of('technician@demo.test', { requester: 'nobody' })).toHaveLength(2);
  // Of another department: nothing, whoever was chosen, until they follow it.
  expect(await of('technician2@demo.test')).toEqual([]);
  expect(await of('technician2@demo.test', { requester })).toEqual([]);
  await changeTicket(people.admin, one.id, { followerIds: [idOf(people.otherTechnician)] });
  expect(await of('technician2@demo.test')).toEqual([subject]);
  expect(await of('technician2@demo.test', { requester })).toEqual([subject]);
  // Somebody of the staff who only asked for it has it among their own requests.
  const own = await filed(people.otherTechnician, 'Window handle broken upstairs', { categoryId });
  expect(await of('technician2@demo.test')).toHaveLength(1);
  expect(await shown('technician2@demo.test', own.subject)).toEqual([]);
  expect(await shownAt('portal', 'technician2@demo.test', own.subject)).toEqual([own.subject]);
  expect(await shownAt('portal', 'technician@demo.test', own.subject)).toEqual([]);
});

test('what one may not see changes nothing: neither what is said nor how many statements are run', async () => {
  const said = async () => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    app.system.db.client.on('query', listen);
    const browser = await app.as('customer2@demo.test');
    statements.length = 0;
    const { text } = await browser.get('/portal/tickets/similar?subject=Turnstile+jams+daily');
    app.system.db.client.off('query', listen);
    const similar = statements.filter((sql) => /search_words|ticket_search/.test(sql));
    return { main: text.slice(text.indexOf('<main'), text.indexOf('</main')), similar };
  };
  const before = await said();
  for (let count = 0; count < 4; count += 1) await filed(people.customer, 'Turnstile jams daily');
  expect(await said()).toEqual(before);
});

test('three at most, the most alike first, of those that are as alike the newest', async () => {
  await filed(people.customer, 'Router drops connection upstairs near the kitchen');
  for (const place of ['cellar', 'attic', 'garage', 'lobby'])
    await filed(people.customer, `Router drops connection ${place}`);
  expect(await shown('customer@demo.test', 'Router drops connection upstairs kitchen')).toEqual([
    'Router drops connection upstairs near the kitchen',
    'Router drops connection lobby',
    'Router drops connection garage',
  ]);
});

test.each([
  ['operators', "printer & jam | !color <-> 'x':* \\"],
  ['quotes', `"printer' "jam`],
  ['wildcards', '%_% *** ＿％'],
  ['a NUL', 'printer\u0000 jam'],
  ['half a character', 'printer \ud83d jam'],
  ['a page', 'printer jam '.repeat(2000)],
])('%s in a subject are a plain answer', async (_what, subject) => {
  const browser = await app.as('customer@demo.test');
  const { status } = await browser.get(
    `/portal/tickets/similar?subject=${encodeURIComponent(subject.toWellFormed().slice(0, 6000))}`,
  );
  expect(status).toBe(200);
  const twice = await browser.get(
    '/portal/tickets/similar?subject=printer+jam&subject=x&category=x&requester=x',
  );
  expect(twice.status).toBe(200);
});

test('a form that comes back shows them, as whoever has no scripts sees them only then', async () => {
  await filed(people.customer, 'Heating stays cold downstairs');
  const browser = await app.as('customer@demo.test');
  const subject = 'Heating cold downstairs';
  const answer = await browser.post('/portal/tickets', { subject, description: '', urgency: 'normal' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Is it one of these?');
  expect(answer.text).toMatch(/#\d+ Heating stays cold downstairs/);
  // It keeps nobody from sending.
  const sent = await browser.post('/portal/tickets', { subject, description: 'Again', urgency: 'normal' });
  expect(sent.status).toBe(303);
  const technician = await app.as('technician@demo.test');
  const refused = await technician.post('/desk/tickets/new', {
    ...{ subject, description: '', requester: idOf(people.stranger), urgency: 'normal', impact: 'medium' },
  });
  expect([refused.status, refused.text.includes('Is it one of these?')]).toEqual([422, false]);
});
