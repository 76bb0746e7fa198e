import { z } from 'zod';
import { HOLD_REASONS, PRIORITIES } from '../../tickets';
import { OUTCOMES, PROMISES } from '../sla.words';
import type { Clock, Ended, Running } from './clock.types';

// A clock as JSON, in every ticket's row and so with short keys. Keys that a newer version added are passed over.
//   s startedAt   t turnedAt    m what ran: [used, since, place in c]   a 1 where isAnswered   q asked: [at, ran]
//   l heldFor
//   p policies as [id, name, priority]    c ids of calendars: promises name both by their place in these lists
//   r running     e ended       n rounds  h holds, the pauses: [from, until, reason]
// and of a promise
//   k kind        n round       p policy  c calendar   g target   s startedAt   u used   f since
//   d dueAt       r riskAt      w warnedAt             b breachedAt             o outcome

const second = z.int();
const moment = second.nullish().transform((value) => value ?? null);

const promise = z.object({
  k: z.enum(PROMISES),
  n: z.int().min(1),
  p: z.int().min(0),
  c: z.int().min(0),
  g: z.int().min(1),
  s: second,
  u: z.int().min(0),
  f: moment,
  d: moment,
  r: moment,
  w: moment,
  b: moment,
});

const stored = z.object({
  s: second,
  t: second,
  m: z.tuple([z.int().min(0), second.nullable(), z.int().min(0).nullable()]),
  a: z.literal(1).optional(),
  q: z.tuple([second, z.int().min(0)]).optional(),
  l: z.enum(HOLD_REASONS).optional(),
  p: z.array(z.tuple([z.string(), z.string(), z.enum(PRIORITIES)])),
  c: z.array(z.string()),
  r: z.array(promise),
  e: z.array(promise.extend({ o: z.enum(OUTCOMES).exclude(['running']) })).optional(),
  n: z.partialRecord(z.enum(PROMISES), z.int().min(1)),
  h: z.array(z.tuple([second, second.nullable(), z.enum(HOLD_REASONS)])).optional(),
});

type Stored = z.input<typeof stored>;
type StoredPromise = z.input<typeof promise>;

/** What the column holds; null for none. Throws for anything else. */
export function readClock(json: unknown): Clock | null {
  if (json === null || json === undefined) return null;
  const { s, t, m, a, q, l = null, p, c, r, e = [], n, h = [] } = stored.parse(json);
  const [used, since, calendar] = m;
  const read = (one: z.output<typeof promise>) => readPromise(one, p, c);
  return {
    startedAt: s,
    turnedAt: t,
    ran: { used, since, calendarId: calendar === null ? null : at(c, calendar) },
    isAnswered: a === 1,
    asked: q ? { at: q[0], ran: q[1] } : null,
    heldFor: l,
    running: r.map(read),
    ended: e.map((one): Ended => ({ ...read(one), outcome: one.o })),
    rounds: n,
    pauses: h.map(([from, until, reason]) => ({ from, until, reason })),
  };
}

/** As `readClock`, but undefined for what it throws for: a newer version may have written it. */
export function readableClock(json: unknown): Clock | null | undefined {
  try {
    return readClock(json);
  } catch {
    return undefined;
  }
}

function readPromise(
  { k, n, p, c, g, s, u, f, d, r, w, b }: z.output<typeof promise>,
  policies: Stored['p'],
  calendars: Stored['c'],
): Running {
  const [policyId, policyName, priority] = at(policies, p);
  return {
    kind: k,
    round: n,
    policyId,
    policyName,
    priority,
    calendarId: at(calendars, c),
    target: g,
    startedAt: s,
    used: u,
    since: f,
    dueAt: d,
    riskAt: r,
    warnedAt: w,
    breachedAt: b,
  };
}

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`a clock without what it names: ${place}`);
  return found;
}

/** The clock as the column holds it, and `readClock` reads it back. */
export function writeClock(clock: Clock): object {
  const places = { p: [] as Stored['p'], c: [] as string[] };
  const { used, since, calendarId } = clock.ran;
  const ran: Stored['m'] = [used, since, calendarId === null ? null : placeOf(places.c, calendarId)];
  const running = clock.running.map((one) => written(one, places));
  const ended = clock.ended.map((one) => Object.assign(written(one, places), { o: one.outcome }));
  const json: Stored = {
    s: clock.startedAt,
    t: clock.turnedAt,
    m: ran,
    p: places.p,
    c: places.c,
    r: running,
    n: clock.rounds,
  };
  if (clock.isAnswered) json.a = 1;
  if (clock.asked) json.q = [clock.asked.at, clock.asked.ran];
  if (clock.heldFor) json.l = clock.heldFor;
  if (ended.length > 0) json.e = ended as Stored['e'];
  if (clock.pauses.length > 0) json.h = clock.pauses.map(({ from, until, reason }) => [from, until, reason]);
  return json;
}

function written(one: Running, { p, c }: Pick<Stored, 'p' | 'c'>): StoredPromise {
  const json: StoredPromise = {
    k: one.kind,
    n: one.round,
    p: placeOf(p, [one.policyId, one.policyName, one.priority]),
    c: placeOf(c, one.calendarId),
    g: one.target,
    s: one.startedAt,
    u: one.used,
  };
  const moments = { f: one.since, d: one.dueAt, r: one.riskAt, w: one.warnedAt, b: one.breachedAt };
  for (const [key, value] of Object.entries(moments) as ['f' | 'd' | 'r' | 'w' | 'b', number | null][]) {
    if (value !== null) json[key] = value;
  }
  return json;
}

/** The place of something in a list, at whose end it is put if need be. */
function placeOf<T>(list: T[], wanted: T): number {
  const key = JSON.stringify(wanted);
  const found = list.findIndex((one) => JSON.stringify(one) === key);
  return found >= 0 ? found : list.push(wanted) - 1;
}
