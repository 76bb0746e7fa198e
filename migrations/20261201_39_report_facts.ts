import type { Knex } from 'knex';

/**
 * What reports count. A fact is what happened to a ticket: that it was answered for the first time, solved, closed without
 * a solution, reopened, moved to another state or rated. It follows from the ticket's events, by one statement, and can be
 * made anew at any time. Beside it stand whole days of the desk, summed up, and which of them are to be summed up again.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table report_facts (
      -- of the event that it follows from
      id uuid primary key,
      ticket_id uuid not null references tickets (id) on delete cascade,
      kind text not null check (kind in ('responded', 'solved', 'closed', 'reopened', 'moved', 'rated')),
      at timestamptz not null,
      -- to whom it is credited: who answered, else who had the ticket then
      person_id uuid references users (id) on delete set null,
      -- seconds since the ticket was created, or the rating of 1 to 10
      value integer check (value >= 0),
      from_status text,
      to_status text
    );
    create index report_facts_ticket on report_facts (ticket_id);
    create index report_facts_kind_at on report_facts (kind, at) include (ticket_id, person_id, value);
    create index report_facts_person_at on report_facts (person_id, kind, at) where person_id is not null;

    create table report_days (
      -- of the desk's time zone
      day date not null,
      department_id uuid not null references departments (id) on delete cascade,
      priority text not null,
      created integer not null,
      solved integer not null,
      closed integer not null,
      reopened integer not null,
      -- of each first response and each solution, in seconds
      response_seconds integer[] not null,
      solve_seconds integer[] not null,
      -- how many ratings of 1, 2, ... 10
      scores integer[] not null check (cardinality(scores) = 10),
      primary key (day, department_id, priority)
    );
    create index report_days_department on report_days (department_id);
    -- days that have been summed up, those without any ticket among them
    create table report_built (day date primary key, time_zone text not null);
    -- days of which something has changed since; a row for each change, so that no two changes wait for one another
    create table report_touched (id uuid primary key, day date not null);
    create index report_touched_day on report_touched (day);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table report_touched, report_built, report_days, report_facts');
}
