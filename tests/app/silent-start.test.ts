import { availableConnections } from '../../src/app/connections';
import { firstAsked } from '../../src/app/database';
import type { Config } from '../../src/platform/config';
import { openDatabase } from '../../src/platform/db';
import { migrateDatabase } from '../../src/platform/migrate';
import { lineTo } from '../platform/helpers';
import { createDatabase } from '../support/database';

test('a database that says nothing ends a start, in a line that names the setting', async () => {
  const database = await createDatabase();
  const line = await lineTo(database.url);
  const config = { databaseUrl: line.url } as Config;
  const all = () => [availableConnections(line.url), migrateDatabase(line.url)];
  line.silence();
  const heard = await Promise.allSettled(all().map((ask) => firstAsked<unknown>(config, () => ask)));
  expect(heard.map((result) => result.status === 'rejected' && result.reason.message)).toEqual([
    'DATABASE_URL: cannot connect to the database (it does not answer)',
    'DATABASE_URL: cannot connect to the database (it does not answer)',
  ]);
  line.speak();
  await Promise.all(all());
  await line.cut();
  await database.drop();
});

test('a limit of the database counts as one of the server', async () => {
  const database = await createDatabase();
  const db = openDatabase(database.url, { max: 1 });
  const name = new URL(database.url).pathname.slice(1);
  const without = await availableConnections(database.url);
  await db.raw(`alter database ${name} connection limit 21`);
  expect([without > 21, await availableConnections(database.url)]).toEqual([true, 21]);
  await db.destroy();
  await database.drop();
});
