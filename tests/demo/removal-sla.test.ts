import { addReadDays } from '../../src/features/calendars';
import { removeDemo } from '../../src/features/demo';
import { updatePolicy } from '../../src/features/sla/policies/policies.service';
import { createTicket, findTicket, takeTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { inTx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';

// Of what the demo promises, the removal leaves what people changed, added to or still go by.

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ commits: true, filling: 'demo' });
});
afterAll(() => app.close());

const BOSS = { name: 'Ada Propia', email: 'ada@example.test', role: 'administrator' as const };
const CUSTOMER = { name: 'Bo Real', email: 'bo@example.test', role: 'customer' as const };

const named = async (table: string) =>
  (await rows<{ name: string }>(app.system.db, `select name from ${table} order by name`)).map(
    ({ name }) => name,
  );

test('policies and calendars that nobody uses go, others stay, and what is promised is read anew', async () => {
  const admin = await app.ctx('admin@demo.test');
  await createUser(admin, BOSS);
  await createUser(admin, CUSTOMER);
  const question = await createTicket(await app.ctx(CUSTOMER.email), { subject: 'Mine', description: 'x' });
  await takeTicket(await app.ctx('technician@demo.test'), question.id);
  const idOf = async (table: string, name: string) =>
    (await row<{ id: string }>(app.system.db, `select id from ${table} where name = :name`, { name })).id;
  const general = await idOf('sla_policies', 'General');
  await updatePolicy(admin, await idOf('sla_policies', 'VIP'), { p1Resolution: 2 * 3600 });
  const mexico = await idOf('calendars', 'Ciudad de México · Mexico City');
  const days = [{ day: '2031-11-02', name: 'Día de Muertos' }];
  await inTx(admin, (tx) => addReadDays(tx, mexico, { name: 'Own', days }));
  const revision = () => row(app.system.db, 'select revision from sla_book');
  const before = await revision();

  const boss = await app.ctx(BOSS.email);
  await removeDemo(boss);
  expect(await revision()).not.toEqual(before);
  expect(await named('sla_policies')).toEqual(['General', 'VIP']);
  expect(await named('calendars')).toEqual(['24x7', 'Ciudad de México · Mexico City', 'Oficina · Office']);
  // The file of local holidays belongs to the office's calendar, which the policy that stays goes by.
  expect(await named('calendar_feeds')).toEqual(['Fiestas de Bilbao · Local holidays', 'Own']);
  expect(await findTicket(boss, question.number)).toMatchObject({ slaPolicyId: general });
  expect(
    await rows(app.system.db, 'select 1 from sla_targets where ticket_id <> :id', { id: question.id }),
  ).toEqual([]);
  const nameless = await rows(
    app.system.db,
    `select id from events where subject_type in ('sla_policy', 'calendar') and subject_id not in
       (select id from sla_policies union all select id from calendars)`,
  );
  expect(nameless).toEqual([]);
});
