import { changeSettings } from '../../src/features/settings';
import { createTicket, reply } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout } from '../tickets/mails.support';

// Whoever follows a department is told of its tickets as if they followed each, while they see them.

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idOf = async (table: string, where: Record<string, unknown>): Promise<string> =>
  (await app.system.db(table).where(where).first('id')).id;

async function follows(name: string, department: string): Promise<void> {
  const userId = await idOf('users', { email: `${name}@demo.test` });
  await app.system
    .db('departmentFollowers')
    .insert({ userId, departmentId: await idOf('departments', { name: department }) });
}

/** What somebody is told of a ticket of IT that is filed, and that its requester writes to once more. */
async function told(name: string): Promise<string[]> {
  const customer = await app.ctx('customer@demo.test');
  const categoryId = await idOf('categories', { nameEn: 'Hardware' });
  const { id } = await createTicket(customer, {
    subject: 'Printer',
    description: 'It is on fire',
    categoryId,
  });
  await app.system
    .db('tickets')
    .where({ id })
    .update({ assigneeId: await idOf('users', { email: 'technician@demo.test' }) });
  await reply(customer, id, { body: 'Still burning', visibility: 'public' });
  const mails = await mailsAbout(app, id);
  return mails.filter(({ address }) => address === `${name}@demo.test`).map(({ template }) => template);
}

test('of a new ticket and of what is written, though somebody else holds it', async () => {
  expect(await told('admin')).toEqual([]);
  await follows('admin', 'IT');
  expect(await told('admin')).toEqual(expect.arrayContaining(['customer_replied']));
});

test('of another department’s tickets, nothing', async () => {
  await follows('admin', 'Building');
  expect(await told('admin')).toEqual([]);
});

test('while they see them: as technicians see every department, and not once they do not', async () => {
  await follows('technician2', 'IT');
  expect(await told('technician2')).toEqual([]);
  await changeSettings(await app.ctx(), { techniciansSeeAll: true });
  expect(await told('technician2')).toEqual(expect.arrayContaining(['customer_replied']));
});
