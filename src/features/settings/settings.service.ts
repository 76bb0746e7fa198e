import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { assertRunsTheDesk } from '../../platform/rights';
import {
  lockSettings,
  nextTicketNumber,
  restartTicketNumbers,
  saveSetting,
  storedSettings,
} from './settings.repo';
import { type Settings, settingsFrom, stored } from './settings.values';

const CACHE = 'settings';

/** The desk's settings, complete: what nobody has set is the default. */
export async function getSettings(ctx: Ctx): Promise<Settings> {
  return cached(ctx, CACHE, 'all', 300, () => readSettings(ctx));
}

async function readSettings(ctx: Ctx): Promise<Settings> {
  return settingsFrom(await storedSettings(ctx.db));
}

/**
 * Changes some settings.
 * @throws AppError `invalid` for a value out of its bounds or a numbering that would repeat itself
 */
export async function changeSettings(ctx: Ctx, patch: Partial<Settings>): Promise<Settings> {
  assertRunsTheDesk(ctx.actor);
  for (const [key, value] of Object.entries(patch)) {
    const schema = stored[key as keyof Settings];
    if (!schema?.safeParse(value).success) throw invalid(key, 'input.not_valid');
  }
  return inTx(ctx, async (tx) => {
    await lockSettings(tx.db);
    const before = await readSettings(tx);
    const changes = changesBetween(before, patch);
    if (!changes) return before;
    if (patch.numberingStart !== undefined && 'numberingStart' in changes)
      await renumber(tx, patch.numberingStart);
    for (const [key, { after }] of Object.entries(changes)) await saveSetting(tx.db, key, after);
    await emit(tx, { type: 'settings.changed', subject: { type: 'settings', id: null }, changes });
    await tx.system.cache.forget(tx, CACHE);
    // What every technician may see is another from now on.
    if ('techniciansSeeAll' in changes)
      await tx.system.live.hint(tx, { topics: ['rights'], audience: 'staff' });
    return { ...before, ...patch };
  });
}

/** Numbers only go up: a number that was given out never comes again. */
async function renumber(tx: TxCtx, start: number): Promise<void> {
  const next = await nextTicketNumber(tx.db);
  if (start < next) throw invalid('numberingStart', 'settings.error.number_taken', { next });
  await restartTicketNumbers(tx.db, start);
}
