import { frozen } from './cache/frozen';
import type { Ctx } from './ctx';
import { isTx } from './tx';

/** What is being read, and what those wait for who asked since. */
interface Reading {
  now: Promise<unknown>;
  next: Promise<unknown> | null;
}

/** By system: tests have several in one process. */
const underWay = new WeakMap<object, Map<string, Reading>>();

/**
 * What many ask for at the same time, as the pages of a desk do that all follow the same change: read once at a time for
 * all of them. Whoever asks while it is being read waits for the next time, which begins after they asked, so nobody gets
 * what is older than their question. Unlike `cached` nothing is kept. What is read is frozen, also where only one has asked;
 * an error reaches those who share it.
 * @param key all that what is read depends on beside the database and the time: what its reader may see above all
 * @param read with a context of the time when it begins, and of one of those who ask. Within a transaction everybody
 *   reads for themselves
 */
export function coalesced<T>(ctx: Ctx, key: string, read: (ctx: Ctx) => Promise<T>): Promise<T> {
  if (isTx(ctx)) return read(ctx);
  const readings = readingsOf(ctx.system);
  const begin = async () => frozen(await read({ ...ctx, now: new Date() }));
  const known = readings.get(key);
  if (!known) return track(readings, key, begin());
  known.next ??= known.now.then(nothing, nothing).then(() => {
    const next = begin();
    track(readings, key, next);
    return next;
  });
  return known.next as Promise<T>;
}

const nothing = (): void => undefined;

function readingsOf(system: object): Map<string, Reading> {
  const known = underWay.get(system) ?? new Map<string, Reading>();
  underWay.set(system, known);
  return known;
}

function track<T>(readings: Map<string, Reading>, key: string, now: Promise<T>): Promise<T> {
  const reading: Reading = { now, next: null };
  readings.set(key, reading);
  const end = () => {
    if (reading.next === null && readings.get(key) === reading) readings.delete(key);
  };
  now.then(end, end);
  return now;
}
