import type { Cache } from '../src/platform/cache';
import type { TxCtx } from '../src/platform/ctx';
import { hashPassword } from '../src/platform/passwords/argon2';
import { setUpDesk } from './demo/desk';
import { playTickets } from './demo/play';
import { createRecords } from './demo/records';
import type { DemoFiles } from './demo/stored-files';
import { TICKETS } from './demo/tickets';

const PASSWORD = 'servidesk-demo';

/**
 * Fills an empty desk with a company: people, categories and a month of tickets, all through the services that
 * everybody else uses, at times that lie in the past.
 * @param files stored before the transaction, by `storeDemoFiles`
 */
export async function seedDemo(tx: TxCtx, files: DemoFiles): Promise<void> {
  // Hashing is slow by design and needs no database: it runs meanwhile, once for all.
  const hashing = hashPassword(PASSWORD);
  hashing.catch(() => undefined);
  const records = createRecords();
  const quiet = unheard(tx);
  const desk = await setUpDesk(quiet, records);
  await playTickets(quiet, desk, TICKETS, files, records);
  await records.save(tx);
  await finishPeople(tx, await hashing);
  await tx.system.cache.forget(tx, '*');
}

/**
 * Nobody is mailed about a past that never was, no open page stirs, and it counts in no figures. Nothing is cached
 * either, since what is not committed yet must not be.
 */
function unheard(tx: TxCtx): TxCtx {
  const { system } = tx;
  const nothing = async () => undefined;
  const live = { ...system.live, hint: nothing };
  const cache: Cache = { ...system.cache, get: (_group, _key, _seconds, load) => load(), forget: nothing };
  return { ...tx, system: { ...system, subscribers: [], live, cache }, afterCommit: () => undefined };
}

/** The sign-ins get their password, and everybody was last here when they last did something. */
async function finishPeople(tx: TxCtx, passwordHash: string): Promise<void> {
  await tx.db.raw(
    `update users set
       password_hash = case when exists (select 1 from demo_records where kind = 'sign_in' and id = users.id)
         then :passwordHash end,
       last_seen_at = (select max(created_at) from events where actor_id = users.id)
     where id in (select id from demo_records where kind = 'user')`,
    { passwordHash },
  );
}
