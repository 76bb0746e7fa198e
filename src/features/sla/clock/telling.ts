import type { Clock, Running } from './clock.types';

export interface Tellings {
  /** The same object where there is nothing to tell. */
  clock: Clock;
  /** To be told before `broken`: a promise is in both where nobody looked in time. */
  warned: Running[];
  broken: Running[];
}

/** What is to be told at a second since 1970, once each: the clock that is returned knows that it was told. */
export function dueTellings(clock: Clock, now: number): Tellings {
  const warned: Running[] = [];
  const broken: Running[] = [];
  const running = clock.running.map((promise) => {
    let told = promise;
    if (isReached(warningAt(promise), now)) {
      told = { ...told, warnedAt: now };
      warned.push(told);
    }
    if (isReached(breachAt(promise), now)) {
      told = { ...told, breachedAt: promise.dueAt };
      broken.push(told);
    }
    return told;
  });
  const isNothing = warned.length + broken.length === 0;
  return { clock: isNothing ? clock : { ...clock, running }, warned, broken };
}

/** The first second when there will be something to tell, or was. */
export function nextTelling(clock: Clock): number | null {
  return earliest(clock.running.flatMap((promise) => [warningAt(promise), breachAt(promise)]));
}

const warningAt = ({ riskAt, warnedAt, breachedAt }: Running): number | null =>
  warnedAt === null && breachedAt === null ? riskAt : null;

const breachAt = ({ dueAt, breachedAt }: Running): number | null => (breachedAt === null ? dueAt : null);

const isReached = (moment: number | null, now: number): boolean => moment !== null && moment <= now;

/** Null where there is none. */
export function earliest(moments: readonly (number | null)[]): number | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length > 0 ? Math.min(...known) : null;
}
