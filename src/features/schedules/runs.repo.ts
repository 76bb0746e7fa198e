import { type Db, maybeRow, row, rows } from '../../platform/db';
import { cursorKey, decodeCursor, keysetSql, type Page, pageOf } from '../../platform/paging';
import type { Outcome, Run, RunFailure, RunRecipient } from './schedules.types';

/** What is kept of a run, without what became of it for whom. */
export interface StoredRun extends Omit<Run, 'recipients'> {
  eventId: string;
}

const COLUMNS = `r.id, r.schedule_id, r.day, u.name as asked_by_name, r.due_at, r.state, r.failure, r.created_at,
  r.finished_at, r.event_id`;
const FROM = 'from report_runs r left join users u on u.id = r.asked_by';
const UNDER_WAY = `r.state in ('waiting', 'running')`;

export async function insertRun(
  db: Db,
  made: Pick<StoredRun, 'id' | 'scheduleId' | 'day' | 'dueAt' | 'eventId' | 'createdAt'> & {
    askedBy: string | null;
  },
): Promise<void> {
  await db('reportRuns').insert({ ...made, state: 'waiting' });
}

export function runById(db: Db, id: string): Promise<StoredRun | null> {
  return maybeRow(db, `select ${COLUMNS} ${FROM} where r.id = :id`, { id }, 'report run');
}

/** The latest date that a schedule has run on; null where it has on none. */
export async function lastDay(db: Db, scheduleId: string): Promise<string | null> {
  const sql = 'select max(day) as day from report_runs where schedule_id = :scheduleId';
  return (await row<{ day: string | null }>(db, sql, { scheduleId }, 'last day of a schedule')).day;
}

/** The run of a schedule that is not over; null for none. */
export function underWay(db: Db, scheduleId: string): Promise<StoredRun | null> {
  const sql = `select ${COLUMNS} ${FROM} where r.schedule_id = :scheduleId and ${UNDER_WAY} order by r.id limit 1`;
  return maybeRow(db, sql, { scheduleId }, 'run under way');
}

/** Those that should be over long since: whoever worked on them is gone, and their job may be, too. */
export function leftBehind(db: Db, before: Date): Promise<{ id: string; scheduleId: string }[]> {
  const sql = `select r.id, r.schedule_id from report_runs r where ${UNDER_WAY} and r.created_at < :before order by r.id`;
  return rows(db, sql, { before }, 'runs left behind');
}

/** Begins it, or begins it anew where a worker has died; false when it is over, or gone. */
export async function begin(db: Db, id: string): Promise<boolean> {
  const sql = `update report_runs r set state = 'running' where id = :id and ${UNDER_WAY} returning id`;
  return (await rows(db, sql, { id }, 'run begin')).length > 0;
}

/** Whether it is still to be done; then it stays until the transaction ends, and nobody else ends it. */
export async function lockRunning(db: Db, id: string): Promise<boolean> {
  const sql = `select id from report_runs r where id = :id and ${UNDER_WAY} for update`;
  return (await rows(db, sql, { id }, 'run lock')).length > 0;
}

/** False when it was over already. */
export async function end(db: Db, id: string, failure: RunFailure | null, now: Date): Promise<boolean> {
  const sql = `update report_runs r set state = :state, failure = :failure, finished_at = :now
     where id = :id and ${UNDER_WAY} returning id`;
  const state = failure === null ? 'done' : 'failed';
  return (await rows(db, sql, { id, state, failure, now }, 'run end')).length > 0;
}

const ORDER = [{ sql: 'r.id', type: 'uuid' }];
const PAGE = 20;

/** A page of a schedule's, the newest first. */
export async function runsPage(db: Db, scheduleId: string, cursor: string | null): Promise<Page<StoredRun>> {
  const from = cursor ? decodeCursor(cursor, [cursorKey.id]) : null;
  const keyset = keysetSql(ORDER, 'desc', from);
  const found = await rows<StoredRun>(
    db,
    `select ${COLUMNS} ${FROM} where r.schedule_id = :scheduleId and ${keyset.where}
     order by ${keyset.orderBy} limit :take`,
    { scheduleId, ...keyset.bindings, take: PAGE + 1 },
  );
  return pageOf(found, PAGE, ({ id }) => [id], from);
}

/** The latest run of each of these schedules. */
export function latestRuns(db: Db, scheduleIds: string[]): Promise<StoredRun[]> {
  return rows(
    db,
    `select ${COLUMNS} from unnest(:scheduleIds::uuid[]) as s (id)
       join lateral (select * from report_runs where schedule_id = s.id order by id desc limit 1) r on true
       left join users u on u.id = r.asked_by`,
    { scheduleIds },
    'latest runs',
  );
}

/** By run: what became of it for whom, with the state of the message to them. */
export async function outcomesOf(db: Db, runIds: string[]): Promise<Map<string, RunRecipient[]>> {
  const found = await rows<RunRecipient & { runId: string }>(
    db,
    `select o.run_id, o.user_id, coalesce(u.name, o.address::text, o.recipient) as name, o.outcome,
       d.id as delivery_id, d.state as delivery_state, o.file_name
     from report_run_recipients o
       join report_runs r on r.id = o.run_id
       left join users u on u.id = o.user_id
       left join delivery_events t on t.event_id = r.event_id and t.recipient = o.recipient and t.channel = 'mail'
       left join deliveries d on d.id = t.delivery_id
     where o.run_id = any(:runIds::uuid[]) order by name, o.recipient`,
    { runIds },
    'run outcomes',
  );
  const known = new Map<string, RunRecipient[]>(runIds.map((id) => [id, []]));
  for (const { runId, ...one } of found) known.get(runId)?.push(one);
  return known;
}

/** The rows of those on its schedule of whom nothing is kept: an address of somebody of staff is theirs. */
export async function unsettled(
  db: Db,
  { id, scheduleId }: Pick<StoredRun, 'id' | 'scheduleId'>,
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    `select p.id from report_schedule_recipients p
       left join users u on p.user_id is null and u.email = p.address and u.role <> 'customer'
     where p.schedule_id = :scheduleId and not exists (
       select from report_run_recipients o where o.run_id = :id
         and o.recipient = coalesce(p.user_id::text, u.id::text, lower(p.address::text)))
     order by p.id`,
    { id, scheduleId },
    'unsettled recipients',
  );
  return found.map((one) => one.id);
}

/** By run: for whom its file could not be made, of those who are on its schedule still. */
export async function unmadeOf(db: Db, runs: StoredRun[]): Promise<Map<string, RunRecipient[]>> {
  const found = await rows<Pick<RunRecipient, 'userId' | 'name'> & { runId: string }>(
    db,
    `select e.data ->> 'runId' as run_id, p.user_id, coalesce(u.name, p.address::text) as name
     from events e cross join lateral jsonb_array_elements_text(e.data -> 'unmade') as x (id)
       join report_schedule_recipients p on p.id = x.id::uuid
       left join users u on u.id = p.user_id
     where e.subject_id = any(:scheduleIds::uuid[]) and e.type = 'report_schedule.ran'
       and e.data ->> 'runId' = any(:runIds::text[])
     order by name, p.id`,
    { scheduleIds: runs.map(({ scheduleId }) => scheduleId), runIds: runs.map(({ id }) => id) },
    'unmade of runs',
  );
  const known = new Map<string, RunRecipient[]>();
  const nothing = { outcome: 'unmade', deliveryId: null, deliveryState: null, fileName: null } as const;
  for (const { runId, userId, name } of found)
    known.set(runId, [...(known.get(runId) ?? []), { userId, name, ...nothing }]);
  return known;
}

/** What became of a run for one of its recipients, and what a message tells them. */
export interface NewOutcome {
  recipient: string;
  userId: string | null;
  address: string | null;
  recipientId: string | null;
  outcome: Outcome;
  locale: string | null;
  title: string | null;
  period: string | null;
  figures: [string, string][] | null;
  href: string | null;
  /** Its figures are of all tickets, whichever page they are of. */
  isOfAll: boolean;
  fileKey: string | null;
  fileName: string | null;
  fileSize: number | null;
}

/** Those recipients of whom it is kept already what became of the run for them. */
export async function settled(db: Db, runId: string): Promise<Set<string>> {
  const sql = 'select recipient from report_run_recipients where run_id = :runId';
  const found = await rows<{ recipient: string }>(db, sql, { runId }, 'settled recipients');
  return new Set(found.map(({ recipient }) => recipient));
}

/** Keeps what became of a run; returns the recipients of whom nothing was kept before. */
export async function insertOutcomes(db: Db, runId: string, outcomes: NewOutcome[]): Promise<string[]> {
  if (outcomes.length === 0) return [];
  const stored = outcomes.map((one) => ({
    ...one,
    user_id: one.userId,
    recipient_id: one.recipientId,
    is_of_all: one.isOfAll,
    file_key: one.fileKey,
    file_name: one.fileName,
    file_size: one.fileSize,
  }));
  const columns = `recipient, user_id, address, recipient_id, outcome, locale, title, period, figures, href, is_of_all,
    file_key, file_name, file_size`;
  const found = await rows<{ recipient: string }>(
    db,
    `insert into report_run_recipients (run_id, ${columns})
       select :runId::uuid, ${columns} from jsonb_populate_recordset(null::report_run_recipients, :stored::jsonb)
     on conflict do nothing returning recipient`,
    { runId, stored: JSON.stringify(stored) },
    'run outcomes insert',
  );
  return found.map(({ recipient }) => recipient);
}

/** How many were told, and how many were not. */
export function countOutcomes(db: Db, runId: string): Promise<{ told: number; others: number }> {
  return row(
    db,
    `select count(*) filter (where outcome = 'told') as told, count(*) filter (where outcome <> 'told') as others
     from report_run_recipients where run_id = :runId`,
    { runId },
    'run outcomes count',
  );
}

/** Those of the keys that runs refer to. */
export async function filesOfRuns(db: Db, keys: string[]): Promise<string[]> {
  const found = await rows<{ fileKey: string }>(
    db,
    'select distinct file_key from report_run_recipients where file_key = any(:keys::text[])',
    { keys },
  );
  return found.map(({ fileKey }) => fileKey);
}

/** Lets go of the files of older runs, and returns their keys. */
export async function dropFiles(db: Db, before: Date): Promise<string[]> {
  const found = await rows<{ fileKey: string }>(
    db,
    `with gone as (
       select o.run_id, o.recipient, o.file_key from report_run_recipients o join report_runs r on r.id = o.run_id
       where o.file_key is not null and r.created_at < :before),
     dropped as (
       update report_run_recipients o set file_key = null from gone g
       where o.run_id = g.run_id and o.recipient = g.recipient)
     select distinct file_key from gone`,
    { before },
    'run files dropped',
  );
  return found.map(({ fileKey }) => fileKey);
}

export async function removeBefore(db: Db, before: Date): Promise<void> {
  await db('reportRuns').where('createdAt', '<', before).delete();
}
