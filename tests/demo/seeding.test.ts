import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemo } from '../../seeds/demo';
import { createSystem, type RunningSystem } from '../../src/app/system';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { readConfig } from '../../src/platform/config';
import { createLog } from '../../src/platform/log';
import { createDatabase, type TestDatabase } from '../support/database';

let database: TestDatabase; let system: RunningSystem; let dir: string;
beforeAll(async () => {
  database = await createDatabase(); dir = mkdtempSync(join(tmpdir(), 'x'));
  system = createSystem(readConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, DATA_DIR: dir, SESSION_SECRET: 'a secret that only these tests use', ENCRYPTION_KEY: 'a key that only these tests ever use', LOG_LEVEL: 'silent' }), database.url, createLog('silent'));
}, 30000);
afterAll(async () => { await system.close(); await database.drop(); rmSync(dir, { recursive: true }); });
test('x', async () => {
  const t = Date.now();
  await inTx(systemCtx(system), seedDemo);
  console.log('ms', Date.now() - t);
  console.log((await system.db.raw('select status, count(*) from tickets group by 1')).rows);
  console.log((await system.db.raw('select number, status, priority, subject, created_at, updated_at from tickets order by number')).rows.map((r: any) => `${r.number} ${r.status} ${r.priority} ${r.subject} ${r.createdAt.toISOString()} ${r.updatedAt.toISOString()}`).join('\n'));
}, 30000);
