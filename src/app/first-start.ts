import { seedDemo } from '../../seeds/demo';
import { seedReference } from '../../seeds/reference';
import { setupPath } from '../features/auth';
import { hasAdministrator } from '../features/users';
import { inTx, systemCtx } from '../platform/ctx';
import { maybeRow, rows } from '../platform/db';
import type { System } from '../platform/system';

export interface DemoPerson {
  email: string;
  role: string;
}

/** An empty desk gets what every desk needs and, where the configuration says so, the demo. */
export async function prepareDesk(system: System): Promise<void> {
  const ctx = systemCtx(system);
  await inTx(ctx, async (tx) => {
    await tx.db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.first_start'))`);
    const used = await maybeRow(tx.db, 'select 1 from departments limit 1');
    if (used) return;
    if (system.config.demo) await seedDemo(tx);
    else await seedReference(tx);
  });
}

/** The demo's sign-ins that still exist. */
export function demoPeople(system: System): Promise<DemoPerson[]> {
  return rows(
    system.db,
    `select users.email::text as email, users.role from demo_records join users on users.id = demo_records.id
      where demo_records.kind = 'sign_in' order by users.role, users.email`,
  );
}

/** Where the first administrator is made, with the code that opens it; null once there is one. */
export async function placeToSetUp(system: System): Promise<string | null> {
  if (await hasAdministrator(systemCtx(system))) return null;
  return `${system.config.baseUrl}${setupPath(system)}`;
}
