import { HOLD_REASONS, PRIORITIES, type Priority } from '../../tickets';
import { OUTCOMES, PROMISES } from '../sla.words';
import type { Clock, Ended, Pause, Running } from './clock.types';

// A clock as JSON, in every ticket's row: with short keys, and without what mostly is so. It is read whenever a ticket is
// written or shown. Keys that a newer version added are passed over.
//   s startedAt   t turnedAt    m what ran: [used, since, place in c]   a 1 where isAnswered   q asked: [at, ran]
//   l heldFor
//   p policies as [id, name, priority]    c ids of calendars: promises name both by their place in these lists
//   r running     e ended       n rounds  h holds, the pauses: [from, until, reason]
// and of a promise
//   k kind        n round       p policy  c calendar   g target   s startedAt   u used   f since
//   d dueAt       r riskAt      w warnedAt             b breachedAt             o outcome
// Left out where it is: t as s; m [0, t, 0]; n what the promises say; of a promise n 1, p 0, c 0, u 0, s the clock's s;
// f the clock's t of what is due and not broken, and null of all else.

interface Stored {
  s: number;
  t?: number;
  m?: [used: number, since: number | null, calendar: number | null];
  a?: 1;
  q?: [at: number, ran: number];
  l?: Clock['heldFor'];
  p: Policy[];
  c: string[];
  r: StoredPromise[];
  e?: StoredPromise[];
  n?: Clock['rounds'];
  h?: [from: number, until: number | null, reason: Pause['reason']][];
}

type Policy = [id: string, name: string, priority: Priority];

interface StoredPromise {
  k: Running['kind'];
  n?: number;
  p?: number;
  c?: number;
  g: number;
  s?: number;
  u?: number;
  f?: number | null;
  d?: number;
  r?: number;
  w?: number;
  b?: number;
  o?: Ended['outcome'];
}

const ENDS = OUTCOMES.filter((outcome) => outcome !== 'running');

/** What the column holds; null for none. Throws for anything else. */
export function readClock(json: unknown): Clock | null {
  if (json === null || json === undefined) return null;
  const stored = objectOf(json);
  const startedAt = whole(stored.s);
  const turnedAt = stored.t === undefined ? startedAt : whole(stored.t);
  const policies = listOf(stored.p).map(policyOf);
  const calendars = listOf(stored.c).map(textOf);
  const known = { startedAt, turnedAt, policies, calendars };
  const running = listOf(stored.r).map((one) => readPromise(objectOf(one), known));
  const ended = listOf(stored.e ?? []).map((one) => readEnded(objectOf(one), known));
  const [used, since, calendar] = stored.m === undefined ? [0, turnedAt, 0] : listOf(stored.m);
  const place = wholeOrNull(calendar);
  const asked = stored.q === undefined ? null : listOf(stored.q);
  return {
    startedAt,
    turnedAt,
    ran: {
      used: natural(used),
      since: wholeOrNull(since),
      calendarId: place === null ? null : at(calendars, place),
    },
    isAnswered: stored.a === 1,
    asked: asked && { at: whole(asked[0]), ran: natural(asked[1]) },
    heldFor: stored.l === undefined ? null : among(HOLD_REASONS, stored.l),
    running,
    ended,
    rounds: { ...roundsOf([...running, ...ended]), ...readRounds(objectOf(stored.n ?? {})) },
    pauses: listOf(stored.h ?? []).map(readPause),
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

/** What runs of a clock that somebody wrote; null for none, and for what `readClock` throws for. */
export const readableRunning = (json: unknown): Running[] | null => readableClock(json)?.running ?? null;

interface Known {
  startedAt: number;
  turnedAt: number;
  policies: Policy[];
  calendars: string[];
}

function readPromise({ k, n, p, c, g, s, u, f, d, r, w, b }: Json, known: Known): Running {
  const [policyId, policyName, priority] = at(known.policies, natural(p ?? 0));
  const [dueAt, breachedAt] = [wholeOrNull(d), wholeOrNull(b)];
  return {
    kind: among(PROMISES, k),
    round: natural(n ?? 1, 1),
    policyId,
    policyName,
    priority,
    calendarId: at(known.calendars, natural(c ?? 0)),
    target: natural(g, 1),
    startedAt: s === undefined ? known.startedAt : whole(s),
    used: natural(u ?? 0),
    since: f === undefined ? usualSince({ dueAt, breachedAt }, known.turnedAt) : wholeOrNull(f),
    dueAt,
    riskAt: wholeOrNull(r),
    warnedAt: wholeOrNull(w),
    breachedAt,
  };
}

const readEnded = (json: Json, known: Known): Ended =>
  Object.assign(readPromise(json, known), { outcome: among(ENDS, json.o) });

function readPause(json: unknown): Pause {
  const [from, until, reason] = listOf(json);
  return { from: whole(from), until: wholeOrNull(until), reason: among(HOLD_REASONS, reason) };
}

function readRounds(json: Json): Clock['rounds'] {
  const entries = Object.entries(json).map(([kind, round]) => [among(PROMISES, kind), natural(round, 1)]);
  return Object.fromEntries(entries);
}

function policyOf(json: unknown): Policy {
  const [id, name, priority] = listOf(json);
  return [textOf(id), textOf(name), among(PRIORITIES, priority)];
}

/** Something that is due runs, and since the last turn. */
const usualSince = ({ dueAt, breachedAt }: Pick<Running, 'dueAt' | 'breachedAt'>, turnedAt: number) =>
  dueAt !== null && breachedAt === null ? turnedAt : null;

/** The rounds that the promises themselves tell. */
function roundsOf(promises: readonly Running[]): Clock['rounds'] {
  const rounds: Clock['rounds'] = {};
  for (const { kind, round } of promises) rounds[kind] = Math.max(round, rounds[kind] ?? 0);
  return rounds;
}

/** The clock as the column holds it, and `readClock` reads it back. */
export function writeClock(clock: Clock): object {
  const { startedAt, turnedAt, ran, running, ended, pauses } = clock;
  const places: Places = { p: [], c: [] };
  const place = ran.calendarId === null ? null : placeOf(places.c, ran.calendarId);
  const r = running.map((one) => written(one, clock, places));
  const e = ended.map((one) => Object.assign(written(one, clock, places), { o: one.outcome }));
  const json: Stored = { s: startedAt, p: places.p, c: places.c, r };
  if (turnedAt !== startedAt) json.t = turnedAt;
  if (ran.used !== 0 || ran.since !== turnedAt || place !== 0) json.m = [ran.used, ran.since, place];
  if (clock.isAnswered) json.a = 1;
  if (clock.asked) json.q = [clock.asked.at, clock.asked.ran];
  if (clock.heldFor) json.l = clock.heldFor;
  if (e.length > 0) json.e = e;
  const told = roundsOf([...running, ...ended]);
  const rounds = PROMISES.filter((kind) => clock.rounds[kind] !== told[kind]);
  if (rounds.length > 0) json.n = Object.fromEntries(rounds.map((kind) => [kind, clock.rounds[kind]]));
  if (pauses.length > 0) json.h = pauses.map(({ from, until, reason }) => [from, until, reason]);
  return json;
}

type Places = Pick<Stored, 'p' | 'c'>;

function written(one: Running, { startedAt, turnedAt }: Clock, places: Places): StoredPromise {
  const { dueAt, riskAt, warnedAt, breachedAt } = one;
  const json: StoredPromise = { k: one.kind, g: one.target };
  const [policy, calendar] = [placeOfPolicy(places.p, one), placeOf(places.c, one.calendarId)];
  if (one.round !== 1) json.n = one.round;
  if (policy !== 0) json.p = policy;
  if (calendar !== 0) json.c = calendar;
  if (one.startedAt !== startedAt) json.s = one.startedAt;
  if (one.used !== 0) json.u = one.used;
  if (one.since !== usualSince(one, turnedAt)) json.f = one.since;
  if (dueAt !== null) json.d = dueAt;
  if (riskAt !== null) json.r = riskAt;
  if (warnedAt !== null) json.w = warnedAt;
  if (breachedAt !== null) json.b = breachedAt;
  return json;
}

/** The place of something in a list, at whose end it is put if need be. */
function placeOf(list: string[], wanted: string): number {
  const found = list.indexOf(wanted);
  return found >= 0 ? found : list.push(wanted) - 1;
}

function placeOfPolicy(list: Policy[], { policyId, policyName, priority }: Running): number {
  const found = list.findIndex(([id, name, of]) => id === policyId && name === policyName && of === priority);
  return found >= 0 ? found : list.push([policyId, policyName, priority]) - 1;
}

type Json = Readonly<Record<string, unknown>>;

function at<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new Error(`a clock without what it names: ${place}`);
  return found;
}

function objectOf(json: unknown): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw unreadable(json);
  return json as Json;
}

function listOf(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw unreadable(json);
  return json;
}

function textOf(json: unknown): string {
  if (typeof json !== 'string') throw unreadable(json);
  return json;
}

function whole(json: unknown): number {
  if (!Number.isSafeInteger(json)) throw unreadable(json);
  return json as number;
}

const wholeOrNull = (json: unknown): number | null =>
  json === null || json === undefined ? null : whole(json);

function natural(json: unknown, least = 0): number {
  const number = whole(json);
  if (number < least) throw unreadable(json);
  return number;
}

function among<T extends string>(words: readonly T[], json: unknown): T {
  if (!words.includes(json as T)) throw unreadable(json);
  return json as T;
}

const unreadable = (json: unknown): Error => new Error(`no part of a clock: ${JSON.stringify(json)}`);
