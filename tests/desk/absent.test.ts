import { changeTicket } from '../../src/features/tickets';
import { deactivateUser, findUserByEmail, updateUser } from '../../src/features/users';
import { type TestApp, testApp } from '../support/app';
import { fileTicket } from './ticket.support';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('whoever looks for the tickets of a colleague on leave, or gone, finds colleague and tickets', async () => {
  const admin = await app.ctx('admin@demo.test');
  const colleague = await findUserByEmail(admin, 'technician2@demo.test');
  const id = colleague?.id ?? '';
  const ticket = await fileTicket(app);
  await changeTicket(admin, ticket.id, { departmentId: colleague?.departments[0]?.id, assigneeId: id });
  const browser = await app.as('admin@demo.test');
  const ways = [
    () => updateUser(admin, id, { state: 'on_leave' }),
    () => deactivateUser(admin, id),
    async () => {
      await app.system.db('users').where({ id }).update({ role: 'customer' });
      await updateUser(admin, id, { name: `${colleague?.name} Sr` });
    },
  ];
  for (const leave of ways) {
    await leave();
    const { html } = await browser.get(`/desk/tickets?view=all&assignee=${id}`);
    const chosen = html.querySelector('#filters-assignee optgroup[label="Not available"] option[selected]');
    expect(chosen?.text.trim()).toContain(colleague?.name);
    expect(html.querySelector('.chip')?.text).toContain(colleague?.name);
    expect(html.querySelector(`#t-${ticket.number}`)).not.toBeNull();
    // They are looked for, and given nothing.
    expect(html.querySelector(`#bulk-assignee option[value="${id}"]`)).toBeNull();
  }
});
