import { openDatabase } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { migrationSource } from '../../src/platform/migrate';
import { createDatabase } from '../support/database';

// Whoever goes back to the release before keeps the mails that it can have.

const DELIVERIES = '20261130_31_deliveries';

test('messages that the release before cannot have are no hindrance on the way back to it', async () => {
  const source = migrationSource();
  const database = await createDatabase();
  const db = openDatabase(database.url);
  const [department, ticket, user, act] = [newId(), newId(), newId(), newId()];
  await db('departments').insert({ id: department, name: 'IT', email: 'it@desk.test' });
  await db('users').insert({
    id: user,
    name: 'It',
    email: 'it@desk.test',
    role: 'technician',
    state: 'active',
  });
  await db('tickets').insert({
    ...{ id: ticket, subject: 'S', description: 'D', descriptionHtml: 'D', requesterId: user },
    ...{ departmentId: department, priority: 'P3', channel: 'web', status: 'new' },
  });
  const mail = {
    ticketId: ticket,
    rootId: act,
    template: 'arrived',
    kind: 'created',
    address: 'it@desk.test',
  };
  const words = { locale: 'en', subject: 'S', bodyText: 'T', bodyHtml: 'H', state: 'sent' };
  const [first, second, other] = [newId(), newId(), newId()];
  await db('deliveries').insert([
    { ...mail, ...words, id: first, eventId: act, userId: null },
    { ...mail, ...words, id: second, eventId: act, userId: user },
    { ...mail, ...words, id: other, eventId: newId(), userId: user, part: 2 },
    { ...mail, id: newId(), eventId: act, userId: user, channel: 'in_app', address: null, state: 'sent' },
  ]);
  const all = await source.getMigrations([]);
  const later = all.filter((one) => source.getMigrationName(one) >= DELIVERIES);
  for (const _one of later) await db.migrate.down({ migrationSource: source });
  expect(await db('mails').pluck('id')).toEqual([first]);
  await db.destroy();
  await database.drop();
});
