import { row } from '../../src/platform/db';
import { formOf } from '../people/lists.support';
import { type TestApp, testApp } from '../support/app';
import { fileTicket } from './ticket.support';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('what only others changed stays, whatever is chosen where both did', async () => {
  const admin = await app.as('admin@demo.test');
  await admin.get('/account');
  const { number } = await fileTicket(app);
  const action = `/desk/tickets/${number}/properties`;
  const mine = formOf((await admin.get(`/desk/tickets/${number}/edit`)).html, action);
  await admin.post(action, { ...mine, subject: 'Suyo', description: 'Suya' });
  const asked = await admin.post(action, { ...mine, subject: 'Mío' });
  expect(asked.status).toBe(409);
  const choice = formOf(asked.html, action);
  await admin.post(action, { ...choice, 'keep.subject': 'mine' });
  const after = await row(app.system.db, 'select subject, description from tickets where number = :number', {
    number,
  });
  expect(after).toEqual({ subject: 'Mío', description: 'Suya' });
});
