import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseDocument, tableTypes } from '../platform/db/schema';
import { projectFolder } from '../platform/folders';
import { onDesk, runCommand } from './open';

/** Writes what is generated from the migrated database: the table types and docs/database.md. */
runCommand(() =>
  onDesk(async ({ system }) => {
    writeFileSync(join(projectFolder('src'), 'platform/db/tables.ts'), await tableTypes(system.db));
    writeFileSync(join(projectFolder('docs'), 'database.md'), await databaseDocument(system.db));
  }),
);
