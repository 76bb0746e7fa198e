import { hire } from '../desk/mentions.support';
import { fileTicket, idOf } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';

// The list behind an @: whom it names, and to whom.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const at = (number: number | string, query = '') => `/desk/tickets/${number}/mentions.json${query}`;

interface Answered {
  people: { name: string; email: string; write: string }[];
  more: boolean;
}
async function offered(who: string, number: number, query = ''): Promise<Answered> {
  const { status, text } = await (await app.as(who)).get(at(number, query));
  expect(status).toBe(200);
  return JSON.parse(text);
}
const names = async (who: string, number: number, query = '') =>
  (await offered(who, number, query)).people.map(({ name }) => name);

test('names those who work on the ticket and are at work, but for who asks', async () => {
  await hire(app, { name: 'Lola Libre', email: 'lola@demo.test', state: 'on_leave' });
  const { number } = await fileTicket(app);
  expect(await names('technician@demo.test', number)).toEqual(['Alma Admin']);
  expect(await names('admin@demo.test', number)).toEqual(['Tomás Técnico']);
});

test('is not there for customers, strangers, and staff who see the ticket as its customers', async () => {
  const { id, number } = await fileTicket(app);
  const asked = async (who: string) => (await (await app.as(who)).get(at(number))).status;
  expect(await asked('customer@demo.test')).toBe(404);
  expect(await asked('customer2@demo.test')).toBe(404);
  expect(await asked('technician2@demo.test')).toBe(404);
  await app.system
    .db('tickets')
    .where({ id })
    .update({ requesterId: await idOf(app, 'technician2@demo.test') });
  expect(await asked('technician2@demo.test')).toBe(404);
  const visitor = await app.visitor().get(at(number));
  expect([visitor.status, visitor.location]).toEqual([303, `/login?next=${encodeURIComponent(at(number))}`]);
});

test('says of a ticket that is hidden what it says of one that there is not', async () => {
  const { number } = await fileTicket(app);
  const other = await app.as('technician2@demo.test');
  const [hidden, none] = [await other.get(at(number, '?q=al')), await other.get(at(99_999_999, '?q=al'))];
  expect([hidden.status, none.status]).toEqual([404, 404]);
  expect(hidden.text).not.toContain('Alma Admin');
  for (const wrong of ['0', 'abc', '-1', '1.5', '9'.repeat(40)])
    expect((await other.get(at(wrong))).status).toBe(404);
});

test('finds by any word of a name and by the beginning of an address, and takes any text', async () => {
  await hire(app, { name: 'Ñusta D’Ávila', email: 'nusta.davila@demo.test' });
  const { number } = await fileTicket(app);
  const found = (q: string) => names('technician@demo.test', number, `?q=${encodeURIComponent(q)}`);
  expect(await found("d'avi")).toEqual(['Ñusta D’Ávila']);
  expect(await found('NUSTA.')).toEqual(['Ñusta D’Ávila']);
  expect(await found('demo.test')).toEqual([]);
  for (const q of ['%', '_', '*', '.*', '\\', "'", '\u0000', '😀'.repeat(50)]) {
    const { status } = await (await app.as('technician@demo.test')).get(
      at(number, `?q=${encodeURIComponent(q)}`),
    );
    expect([200, 400]).toContain(status);
  }
  expect(await found('%')).toEqual([]);
});

test('a name that is markup arrives as the text it is', async () => {
  await hire(app, { name: '<img src=x onerror=alert(1)> "Eva"', email: 'eva@demo.test' });
  const { number } = await fileTicket(app);
  const answer = await (await app.as('technician@demo.test')).get(at(number, '?q=eva@'));
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(JSON.parse(answer.text).people[0].name).toBe('<img src=x onerror=alert(1)> "Eva"');
});

test('is limited, begins with who works on the ticket, and says when there are more', async () => {
  for (let index = 100; index < 160; index += 1)
    await hire(app, { name: `Persona ${index}`, email: `persona${index}@demo.test` });
  const near = await hire(app, { name: 'Zoé Última', email: 'zoe@demo.test' });
  const { id, number } = await fileTicket(app);
  await app.system.db('ticket_followers').insert({ ticketId: id, userId: near });
  const { people, more } = await offered('technician@demo.test', number);
  expect([people.length, people[0]?.name, more]).toEqual([50, 'Zoé Última', true]);
  expect(await offered('technician@demo.test', number, '?q=persona+159')).toMatchObject({
    people: [{ name: 'Persona 159' }],
    more: false,
  });
});

test('has what calls one of two with the same name write the address', async () => {
  await hire(app, { name: 'Luis Vega', email: 'luis@demo.test' });
  await hire(app, { name: 'luis vega', email: 'lvega@demo.test' });
  await hire(app, { name: 'Odd `Name`', email: 'odd@demo.test' });
  const { number } = await fileTicket(app);
  const { people } = await offered('technician@demo.test', number);
  expect(people.map(({ write }) => write)).toEqual(
    expect.arrayContaining(['luis@demo.test', 'lvega@demo.test', 'odd@demo.test', 'Alma Admin']),
  );
});
