import type { Knex } from 'knex';

/**
 * What reports count. A fact is what happened to a ticket: that it was answered for the first time, solved, closed without
 * a solution, reopened, moved to another state or rated. It follows from the ticket's events, by one statement, and can be
 * made anew at any time. Beside it stand whole days of the desk, summed up, and the moments of which something has changed
 * since: a day with one of them is counted by its facts until it is summed up again. Each step locks one of the tables that
 * were there, and may be done twice.
 */
export const config = { transaction: false };

export async function up(knex: Knex): Promise<void> {
  await knex.raw(FACTS);
  await knex.raw(`
    alter table report_facts drop constraint if exists report_facts_person_id_fkey,
      add constraint report_facts_person_id_fkey foreign key (person_id) references users (id) on delete set null`);
  await knex.raw(BACKFILL);
  await knex.raw(DAYS);
  await knex.raw(TOUCHING);
}

const FACTS = `
  create table if not exists report_facts (
    -- of the event that it follows from
    id uuid primary key,
    ticket_id uuid not null references tickets (id) on delete cascade,
    kind text not null check (kind in ('responded', 'solved', 'closed', 'reopened', 'moved', 'rated')),
    at timestamptz not null,
    -- to whom it is credited: who answered, else who had the ticket then
    person_id uuid,
    -- seconds since the ticket was created, or the rating of 1 to 10
    value integer check (value >= 0),
    from_status text,
    to_status text
  );
  create index if not exists report_facts_ticket on report_facts (ticket_id);
  create index if not exists report_facts_kind_at on report_facts (kind, at) include (ticket_id, person_id, value);
  create index if not exists report_facts_person_at on report_facts (person_id, kind, at) where person_id is not null`;

const BACKFILL = `
  -- how far the facts of what happened before there was this table have been made
  create table if not exists report_backfill (
    is_only boolean primary key default true check (is_only),
    -- the ticket that the last portion ended with
    after uuid,
    is_done boolean not null
  );
  insert into report_backfill (is_done) select not exists (select from tickets) on conflict do nothing`;

const DAYS = `
  create table if not exists report_days (
    -- of the desk's time zone
    day date not null,
    -- null for the sum of all departments, and of all priorities
    department_id uuid references departments (id) on delete cascade,
    priority text,
    created integer not null,
    solved integer not null,
    closed integer not null,
    reopened integer not null,
    -- of each first response and each solution, in seconds, the shortest first; how many are shorter than each of the
    -- durations that percentiles are looked for between
    response_seconds integer[] not null,
    response_places integer[] not null,
    solve_seconds integer[] not null,
    solve_places integer[] not null,
    -- how many ratings of 1, 2, ... 10
    scores integer[] not null check (cardinality(scores) = 10),
    unique nulls not distinct (day, department_id, priority)
  );
  create index if not exists report_days_department on report_days (department_id);
  -- days that have been summed up, those without any ticket among them, and between which moments: in another time zone
  -- a day is another one
  create table if not exists report_built (day date primary key, starts_at timestamptz not null, ends_at timestamptz not null);
  -- a row for each change, so that no two changes wait for one another
  create table if not exists report_touched (id bigint generated always as identity primary key, at timestamptz not null);
  create index if not exists report_touched_at on report_touched (at)`;

/**
 * Where something changes of what was an hour ago or longer, whoever changes it. A day is summed up two hours after its
 * end, so of what is younger the change is committed by then.
 */
const TOUCHING = `
  create or replace function report_touch() returns trigger language plpgsql as $$
  begin
    insert into report_touched (at)
      select at from (select old.created_at as at union all select at from report_facts where ticket_id = old.id) moments
      where at < now() - interval '1 hour';
    return null;
  end $$;
  create or replace trigger tickets_report_changed after update of department_id, priority, deleted_at on tickets
    for each row when (old.department_id <> new.department_id or old.priority <> new.priority
      or old.deleted_at is distinct from new.deleted_at)
    execute function report_touch();

  create or replace function report_touch_erased() returns trigger language plpgsql as $$
  begin
    insert into report_touched (at)
      select at from (select old.created_at as at union all select at from report_facts where ticket_id = old.id) moments
      where at < now() - interval '1 hour';
    return old;
  end $$;
  create or replace trigger tickets_report_erased before delete on tickets
    for each row when (old.deleted_at is null) execute function report_touch_erased();

  create or replace function report_touch_past() returns trigger language plpgsql as $$
  begin
    insert into report_touched (at) values (new.created_at);
    return null;
  end $$;
  create or replace trigger tickets_report_past after insert on tickets
    for each row when (new.created_at < now() - interval '1 hour') execute function report_touch_past();`;

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger if exists tickets_report_changed on tickets;
    drop trigger if exists tickets_report_erased on tickets;
    drop trigger if exists tickets_report_past on tickets;
    drop function if exists report_touch(), report_touch_erased(), report_touch_past();
    drop table if exists report_touched, report_built, report_days, report_backfill, report_facts;
  `);
}
