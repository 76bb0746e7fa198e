import { changeTicket } from '../../src/features/tickets';
import { updateUser } from '../../src/features/users';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { letterTo } from '../support/letters';
import { idOf, participate, plant } from './world';

// A form's one-use id is a stranger's to choose, and to send again whenever they like.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ env: { SMTP_URL: 'smtp://127.0.0.1:9' } });
});
afterAll(() => app.close());

const ROSA = { name: 'Rosa', email: 'rosa@example.com' };

test('who gets an address that was somebody’s before does not get their account by the form that made it', async () => {
  const form = { _submission: newId() };
  const signUp = async (password: string) => {
    const visitor = app.visitor();
    await visitor.post('/register', { ...ROSA, password });
    const { link } = await letterTo(app, ROSA.email);
    await visitor.get(link);
    await visitor.post(link, form);
    return (await visitor.get('/account')).text;
  };
  expect(await signUp('tres tulipanes de cobre')).toContain(ROSA.email);
  const desk = await app.ctx();
  await updateUser(desk, await idOf(app, ROSA.email), { email: 'boss@example.com', role: 'administrator' });
  const account = await signUp('cuatro gaviotas de lata');
  expect(account).toContain(ROSA.email);
  expect(account).not.toContain('boss@example.com');
});

describe('a reply that is sent again', () => {
  const form = { body: 'Said once', _submission: newId() };
  const said = () => rows(app.system.db, `select 1 from comments where body = 'Said once'`);

  test('is answered with the first, and not at all once the ticket is out of sight', async () => {
    const world = await plant(app);
    await participate(app, world, ['technician2@demo.test']);
    const browser = await app.as('technician2@demo.test');
    const path = `/portal/tickets/${world.ticket.number}/replies`;
    const first = await browser.post(path, form);
    expect(first.status).toBe(303);
    expect((await browser.post(path, form)).location).toBe(first.location);
    await changeTicket(await app.ctx('admin@demo.test'), world.ticket.id, { participantIds: [] });
    expect((await browser.post(path, form)).status).toBe(404);
    expect(await said()).toHaveLength(1);
  });

  test('by somebody else is their own', async () => {
    const world = await plant(app);
    const path = `/portal/tickets/${world.ticket.number}/replies`;
    await participate(app, world, ['customer2@demo.test']);
    const first = await (await app.as('customer@demo.test')).post(path, form);
    const second = await (await app.as('customer2@demo.test')).post(path, form);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).not.toBe(first.location);
    expect(await said()).toHaveLength(2);
  });
});
