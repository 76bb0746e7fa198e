import type { FeedDay } from '../src/features/calendars';
import type { Cache } from '../src/platform/cache';
import type { Ctx, TxCtx } from '../src/platform/ctx';
import type { PasswordHash } from '../src/platform/passwords';
import { setUpDesk } from './demo/desk';
import { playTickets } from './demo/play';
import { readLocalDays } from './demo/promises';
import { createRecords } from './demo/records';
import { scheduleReports } from './demo/scheduled';
import { type DemoFiles, storeDemoFiles } from './demo/stored-files';
import { TICKETS } from './demo/tickets';
import { tellPeople } from './demo/told';

const PASSWORD = 'servidesk-demo';

/** Where the company of the demo is; its people's telephone numbers are of there. */
export const DEMO_COUNTRY = 'ES';

/** What takes long and needs no transaction. */
export interface DemoParts {
  files: DemoFiles;
  localDays: FeedDay[];
  /** Of the password that all sign-ins of the demo share. */
  passwordHash: PasswordHash;
}

export async function prepareDemo(ctx: Ctx): Promise<DemoParts> {
  const [files, localDays, passwordHash] = await Promise.all([
    storeDemoFiles(ctx),
    readLocalDays(ctx),
    ctx.system.passwords.hash(PASSWORD),
  ]);
  return { files, localDays, passwordHash };
}

/**
 * Fills an empty desk with a company: people, categories and a month of tickets, all through the services that
 * everybody else uses, at times that lie in the past.
 */
export async function seedDemo(tx: TxCtx, { files, localDays, passwordHash }: DemoParts): Promise<void> {
  const records = createRecords();
  const quiet = unheard(tx);
  const desk = await setUpDesk(quiet, localDays, records);
  await playTickets(quiet, desk, TICKETS, files, records);
  await tellPeople(quiet, desk, records);
  await scheduleReports(quiet, desk, records);
  await records.save(tx);
  await finishPeople(tx, passwordHash);
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
  const deliveryChannels = system.deliveryChannels.filter(({ send }) => send === null);
  const unheard = { ...system, subscribers: [], live, cache, deliveryChannels };
  return { ...tx, system: unheard, afterCommit: () => undefined };
}

/** The sign-ins get their password, and everybody was last here when they last did something. */
async function finishPeople(tx: TxCtx, passwordHash: PasswordHash): Promise<void> {
  await tx.db.raw(
    `update users set
       password_hash = case when exists (select 1 from demo_records where kind = 'sign_in' and id = users.id)
         then :passwordHash end,
       last_seen_at = (select max(created_at) from events where actor_id = users.id)
     where id in (select id from demo_records where kind = 'user')`,
    { passwordHash },
  );
}
