import { createTicket } from '../../src/features/tickets';
import { idOf } from './desk';
import { app, people } from './reading.support';

// Two documents are written at once by a process, for everybody: nobody has them all to themselves.

test('one person has so many PDFs of tickets in ten minutes, others go on', async () => {
  const { number } = await createTicket(people.customer, { subject: 'Stuck', description: 'It hums.' });
  const [customer, admin] = [await app.as('customer@demo.test'), await app.as('admin@demo.test')];
  expect((await customer.get(`/portal/tickets/${number}.pdf`)).status).toBe(200);
  const rule = { points: 60, seconds: 10 * 60 };
  const key = `person:${idOf(people.customer)}`;
  let taken = 1;
  while ((await app.system.limits.consume('paper', key, rule)).allowed) taken += 1;
  expect(taken).toBe(60);
  const refused = await customer.get(`/portal/tickets/${number}.pdf`);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(refused.headers.get('content-type')).toContain('text/html');
  expect((await admin.get(`/desk/tickets/${number}.pdf`)).status).toBe(200);
});
