import { setImmediate as pause } from 'node:timers/promises';
import type { Knex } from 'knex';
import { countWords } from '../../src/features/tickets/search/words.repo';
import { type Db, databaseForCopies, rows } from '../../src/platform/db';
import { DAY_MS } from '../../src/platform/elapsed';
import { withoutRules } from './bulk';
import { copyInto } from './copy';
import { countForReports } from './counting';
import { lifeOf, type Plan } from './history';
import type { Life } from './life';
import { makeDesk } from './people';
import { bookFor, TARGET, targetRows, ticketColumns } from './promises';
import { idsOf, randomOf, seedOf } from './random';
import { loadSearch, saveAllWords } from './searching';

export interface GenerateOptions {
  tickets: number;
  /** The same seed gives the same tickets, as far before the present as then. */
  seed: number;
  /** Told in words how far it is. */
  progress(what: string): void;
}

const BATCH = 5000;
const SLICE = 100;
const REPORT = 50_000;
/** A small desk has history of weeks, a large one of years. */
const TICKETS_A_DAY = 30;
const MOST_DAYS = 3 * 365;
/** From here on, loading without indexes and foreign keys, and bringing them back afterwards, is faster. */
const REBUILD_FROM = 50_000;

/** Makes tickets with people and histories, all of them or none: it is one transaction. */
export async function generate(db: Db, options: GenerateOptions): Promise<void> {
  const copies = databaseForCopies(db);
  try {
    await copies.transaction(async (transaction) => {
      await transaction.raw('set local synchronous_commit = off');
      await transaction.raw(`set local maintenance_work_mem = '512MB'`);
      await fill(transaction, options);
    });
  } finally {
    await copies.destroy();
  }
  options.progress('Cleaning up');
  for (const table of [...LOADED, ...COUNTED, 'search_words', 'users'])
    await db.raw(`vacuum (analyze) ${table}`);
  await countWords(db);
}

const COUNTED = ['report_facts', 'report_days', 'report_touched'];
const LOADED = [
  'tickets',
  'comments',
  'events',
  'ticket_participants',
  'ticket_followers',
  'sla_targets',
  'ticket_search',
];

async function fill(transaction: Knex.Transaction, { tickets, seed, progress }: GenerateOptions) {
  const now = Date.now();
  const days = Math.max(7, Math.min(MOST_DAYS, tickets / TICKETS_A_DAY));
  const first = await reserveNumbers(transaction, tickets);
  const since = now - (days + 30) * DAY_MS;
  const desk = await makeDesk(transaction, { seed, tickets, run: first, since });
  const makeId = idsOf(randomOf(seedOf(now, seed)));
  const book = await bookFor(transaction, () => ({ id: makeId(since), createdAt: new Date(since) }));
  const plan: Plan = { desk, book, seed, now, makeId };
  const times = creationTimes(seed, tickets, now, days);
  const restore = tickets >= REBUILD_FROM ? await withoutRules(transaction, LOADED) : async () => undefined;
  const words = new Set<string>();
  let loading = Promise.resolve();
  for (let start = 0; start < tickets; start += BATCH) {
    const size = Math.min(BATCH, tickets - start);
    // The next lives are thought up while PostgreSQL still takes in the last ones.
    const lives = await livesOf(plan, start, size, first, times);
    await loading;
    loading = load(transaction, lives, words);
    loading.catch(() => undefined);
    if ((start + size) % REPORT === 0) progress(`${start + size} of ${tickets} tickets`);
  }
  await loading;
  await saveAllWords(transaction, words);
  progress('Loaded');
  await restore();
  progress('Counting for reports');
  await countForReports(transaction, first, now);
}

async function livesOf(
  plan: Plan,
  start: number,
  size: number,
  first: number,
  times: Float64Array,
): Promise<Life[]> {
  const lives: Life[] = [];
  for (let index = start; index < start + size; index += 1) {
    lives.push(lifeOf(plan, index, first + index, times[index] as number));
    if (lives.length % SLICE === 0) await pause();
  }
  return lives;
}

async function reserveNumbers(db: Db, count: number): Promise<number> {
  const [reserved] = await rows<{ first: number }>(db, `select nextval('ticket_numbers') as first`);
  const first = reserved?.first ?? 1001;
  await db.raw(`select setval('ticket_numbers', :last)`, { last: first + count - 1 });
  return first;
}

/** Moments over the last days, oldest first: more on weekdays and in office hours, more of late. */
function creationTimes(seed: number, count: number, now: number, days: number): Float64Array {
  const random = randomOf(seedOf(seed, -1));
  const times = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const [age, stays, office, minute] = [random.next(), random.next(), random.next(), random.next()];
    let time = now - age ** 1.15 * days * DAY_MS;
    const weekday = new Date(time).getUTCDay();
    if ((weekday === 0 || weekday === 6) && stays < 0.7) time -= 2 * DAY_MS;
    if (office < 0.8) time = Math.floor(time / DAY_MS) * DAY_MS + (8 + minute * 10) * (DAY_MS / 24);
    times[index] = Math.floor(time < now ? time : now - (minute * DAY_MS) / 24);
  }
  return times.sort();
}

async function load(transaction: Knex.Transaction, lives: Life[], words: Set<string>): Promise<void> {
  const tickets = lives.map((life) => ({ ...life.ticket, ...ticketColumns(life) }));
  const names = Object.keys(tickets[0] ?? {});
  await copyInto(transaction, 'tickets', names, tickets.map(Object.values));
  await copyInto(
    transaction,
    'comments',
    COMMENT,
    lives.flatMap(({ comments }) => comments),
  );
  await copyInto(
    transaction,
    'events',
    EVENT,
    lives.flatMap(({ events }) => events),
  );
  await copyInto(transaction, 'sla_targets', TARGET, lives.flatMap(targetRows));
  await copyInto(transaction, 'ticket_participants', MEMBER, members(lives, 'participantIds'));
  await copyInto(transaction, 'ticket_followers', MEMBER, members(lives, 'followerIds'));
  await loadSearch(transaction, lives, words);
}

const members = (lives: Life[], list: 'participantIds' | 'followerIds') =>
  lives.flatMap((life) => life[list].map((userId) => [life.ticket.id, userId]));

const MEMBER = ['ticketId', 'userId'];
const COMMENT = [
  'id',
  'ticketId',
  'authorId',
  'visibility',
  'side',
  'body',
  'bodyHtml',
  'channel',
  'createdAt',
];
const EVENT = [
  'id',
  'type',
  'actorKind',
  'actorId',
  'channel',
  'subjectType',
  'subjectId',
  'ticketId',
  'changes',
  'data',
  'rootId',
  'createdAt',
];
