import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { assertName } from '../../platform/line';
import { mergeStale } from '../../platform/merging';
import { assertRunsTheDesk } from '../../platform/rights';
import { isSameLogo, LOGOS } from './logo.values';
import {
  lockSettings,
  nextTicketNumber,
  restartTicketNumbers,
  saveSetting,
  storedSettings,
} from './settings.repo';
import { type Settings, settingsFrom, stored } from './settings.values';

const CACHE = 'settings';
const CHANGED = 'settings.changed';
/** Stands among the settings, and is none. */
const VERSION = 'version';

/** The desk's settings, complete: what nobody has set is the default. */
export async function getSettings(ctx: Ctx): Promise<Settings> {
  return (await settingsWithVersion(ctx)).settings;
}

/** With the version that a form of some of them is opened at: one more with each change of any. */
export function settingsWithVersion(ctx: Ctx): Promise<{ settings: Settings; version: number }> {
  return cached(ctx, CACHE, 'all', 300, () => readSettings(ctx));
}

async function readSettings(ctx: Ctx): Promise<{ settings: Settings; version: number }> {
  const values = await storedSettings(ctx.db);
  return { settings: settingsFrom(values), version: Number(values.get(VERSION) ?? 1) };
}

/**
 * Changes some settings.
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `invalid` for a value out of its bounds or a numbering that would repeat itself; `conflict` where
 *   both changed the same (see `mergeStale`)
 */
export async function changeSettings(
  ctx: Ctx,
  patch: Partial<Settings>,
  form: { version?: number } = {},
): Promise<Settings> {
  assertRunsTheDesk(ctx.actor);
  for (const [key, value] of Object.entries(patch)) {
    const schema = stored[key as keyof Settings];
    if (!schema?.safeParse(value).success) throw invalid(key, 'input.not_valid');
  }
  return inTx(ctx, async (tx) => {
    await lockSettings(tx.db);
    const { settings: before, version } = await readSettings(tx);
    if (patch.name !== undefined) assertName('name', patch.name, before.name);
    const own = await mergeStale(tx, { type: CHANGED }, version, knownLogos(patch, before), form.version);
    const changes = changesBetween(before, own);
    if (!changes) return before;
    if (own.numberingStart !== undefined && 'numberingStart' in changes)
      await renumber(tx, own.numberingStart);
    for (const [key, { after }] of Object.entries(changes)) await saveSetting(tx.db, key, after);
    await saveSetting(tx.db, VERSION, version + 1);
    const data = { version: version + 1 };
    await emit(tx, { type: CHANGED, subject: { type: 'settings', id: null }, changes, data });
    await tx.system.cache.forget(tx, CACHE);
    // What every technician may see is another from now on.
    if ('techniciansSeeAll' in changes)
      await tx.system.live.hint(tx, { topics: ['rights'], audience: 'staff' });
    return { ...before, ...own };
  });
}

/** A logo that is there already stays as it is: sent twice it is neither a change nor anybody's conflict. */
function knownLogos(patch: Partial<Settings>, before: Settings): Partial<Settings> {
  const known = LOGOS.filter((name) => {
    const [sent, there] = [patch[name], before[name]];
    return sent && there && isSameLogo(sent, there);
  });
  return { ...patch, ...Object.fromEntries(known.map((name) => [name, before[name]])) };
}

/** Numbers only go up: a number that was given out never comes again. */
async function renumber(tx: TxCtx, start: number): Promise<void> {
  const next = await nextTicketNumber(tx.db);
  if (start < next) throw invalid('numberingStart', 'settings.error.number_taken', { next });
  await restartTicketNumbers(tx.db, start);
}
