import { readConfig } from './src/platform/config';
import { migrationSource } from './src/platform/migrate';

// For the knex command line; the desk migrates itself when it starts.
const config = readConfig(process.env);

export default {
  client: 'pg',
  connection: config.databaseUrl ?? undefined,
  migrations: { migrationSource: migrationSource() },
};
