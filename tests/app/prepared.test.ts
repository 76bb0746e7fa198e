import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

// PostgreSQL takes longer to plan what our pages ask than to run it, so what runs often is prepared, by name.

let app: TestApp;
let technician: Browser;
let customer: Browser;
let admin: Browser;
let ticket: { id: string; number: number };

beforeAll(async () => {
  app = await testApp({ commits: true });
  [technician, customer, admin] = await Promise.all(
    ['technician@demo.test', 'customer@demo.test', 'admin@demo.test'].map(app.as) as [
      Promise<Browser>,
      Promise<Browser>,
      Promise<Browser>,
    ],
  );
  const [asking, answering] = [await app.ctx('customer@demo.test'), await app.ctx('technician@demo.test')];
  ticket = await createTicket(asking, { subject: 'Ticket', description: 'Text' });
  await changeTicket(answering, ticket.id, { tags: ['tag'], urgency: 'high' });
  await reply(answering, ticket.id, { body: 'Question', visibility: 'public' });
}, 60_000);
afterAll(() => app.close());

/** What a request sends to the desk's pool by no name. Sessions are the store's own. */
async function unnamed(request: () => Promise<{ status: number }>, status: number): Promise<string[]> {
  const { statements, stop } = record();
  const answer = await request().finally(stop);
  expect(answer.status).toBe(status);
  return statements.filter(({ name, session }) => name === undefined && !session).map(({ text }) => text);
}

const pages: [string, () => Promise<{ status: number }>, number][] = [
  ['the queue', () => technician.get('/desk/tickets?view=all'), 200],
  ['a view of the queue', () => technician.get('/desk/tickets?view=mine'), 200],
  ['a ticket at the desk', () => technician.get(`/desk/tickets/${ticket.number}`), 200],
  ['a ticket within a view', () => technician.get(`/desk/tickets/${ticket.number}?view=all`), 200],
  ['a ticket in the portal', () => customer.get(`/portal/tickets/${ticket.number}`), 200],
  ["a customer's list", () => customer.get('/portal'), 200],
  ['the dashboard', () => admin.get('/admin/dashboard'), 200],
  [
    'a reply of staff',
    () =>
      technician.post(`/desk/tickets/${ticket.number}/replies`, {
        body: 'Answer',
        visibility: 'public',
        version: '99',
      }),
    303,
  ],
  [
    'a reply of a customer',
    () => customer.post(`/portal/tickets/${ticket.number}/replies`, { body: 'Thanks' }),
    303,
  ],
  [
    'a new ticket',
    () => customer.post('/portal/tickets', { subject: 'Another', description: 'Text', urgency: 'normal' }),
    303,
  ],
];

test.each(pages)('%s runs prepared statements alone', async (_name, request, status) => {
  expect(await unnamed(request, status)).toEqual([]);
});
