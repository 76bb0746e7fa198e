import type { Knex } from 'knex';

/** What is erased with its tickets and people is said by one function. */
const changed = (from: string, to: string): string => `
  do $$
  declare
    definition text;
  begin
    for definition in select pg_get_functiondef(oid) from pg_proc
      where proname = 'erase' and pronamespace = current_schema()::regnamespace
    loop
      execute replace(definition, $from$${from}$from$, $to$${to}$to$);
    end loop;
  end $$`;

const PEOPLE = 'delete from users where id = any (users_to_erase);';

// Somebody may be written to by an address that was typed, and not as the person whose it is.
const ADDRESSES = `delete from deliveries d using report_runs r, users u
        where d.event_id = r.event_id and d.user_id is null and u.id = any (users_to_erase) and d.address = u.email;
      delete from report_run_recipients r using users u where u.id = any (users_to_erase) and r.address = u.email;
      delete from report_schedule_recipients r using users u
        where u.id = any (users_to_erase) and r.address = u.email;
      `;

/** Reports that go out by mail by themselves: when, to whom, and what became of each time. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table report_schedules (
      id uuid primary key,
      -- addresses get the figures that this person may see; without one nothing goes out
      owner_id uuid references users (id) on delete set null,
      name text not null check (name <> ''),
      place text not null check (place in ('admin', 'desk')),
      report text not null,
      -- what the address of the report's page says, by its names there
      query jsonb not null,
      format text not null check (format in ('pdf', 'xlsx')),
      frequency text not null check (frequency in ('daily', 'weekly', 'monthly')),
      -- 1 is Monday
      weekday smallint check (weekday between 1 and 7),
      -- in shorter months their last
      month_day smallint check (month_day between 1 and 31),
      -- what the clocks of the zone show: their offset is found anew for each time
      clock text not null check (clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      time_zone text not null,
      -- for those who have not chosen a language
      locale text not null check (locale in ('es', 'en')),
      paused_at timestamptz,
      -- null while nothing goes out
      next_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((weekday is not null) = (frequency = 'weekly')),
      check ((month_day is not null) = (frequency = 'monthly')),
      check (paused_at is null or next_at is null)
    );
    create index report_schedules_due on report_schedules (next_at) where next_at is not null;
    create index report_schedules_owner on report_schedules (owner_id, id);

    create table report_schedule_recipients (
      id uuid primary key,
      schedule_id uuid not null references report_schedules (id) on delete cascade,
      user_id uuid references users (id) on delete cascade,
      address citext,
      -- an address has ended its mails by itself
      left_at timestamptz,
      check (num_nonnulls(user_id, address) = 1),
      unique (schedule_id, user_id),
      unique (schedule_id, address)
    );
    create index report_schedule_recipients_user on report_schedule_recipients (user_id) where user_id is not null;

    create table report_runs (
      id uuid primary key,
      schedule_id uuid not null references report_schedules (id) on delete cascade,
      -- the date in the schedule's zone on which it was due; null where somebody asked for it
      day date,
      asked_by uuid references users (id) on delete set null,
      -- as of which its figures are
      due_at timestamptz not null,
      state text not null check (state in ('waiting', 'running', 'done', 'failed')),
      failure text check (failure in ('filter', 'owner', 'error')),
      -- by which each of its recipients is told once
      event_id uuid not null unique,
      created_at timestamptz not null,
      finished_at timestamptz,
      unique (schedule_id, day),
      check ((state = 'failed') = (failure is not null)),
      check ((state in ('done', 'failed')) = (finished_at is not null))
    );
    create index report_runs_under_way on report_runs (schedule_id) where state in ('waiting', 'running');
    create index report_runs_of on report_runs (schedule_id, id desc);
    create index report_runs_asked_by on report_runs (asked_by) where asked_by is not null;
    create index report_runs_created on report_runs (created_at);

    create table report_run_recipients (
      run_id uuid not null references report_runs (id) on delete cascade,
      -- a person's id, or an address in lower case
      recipient text not null,
      user_id uuid references users (id) on delete cascade,
      address citext,
      -- the row by which an address ends its mails; null once that is gone
      recipient_id uuid references report_schedule_recipients (id) on delete set null,
      outcome text not null check (outcome in ('told', 'no_access', 'inactive', 'no_address', 'turned_off', 'left')),
      locale text check (locale in ('es', 'en')),
      -- in their language: what it is called, which days, its first figures as [label, text]
      title text,
      period text,
      figures jsonb,
      -- they are of all tickets: who sees all of them no more gets none of it
      is_of_all boolean not null default false,
      -- the page of it here; null for whoever cannot open it
      href text,
      file_key text,
      file_name text,
      file_size bigint check (file_size >= 0),
      primary key (run_id, recipient),
      check (outcome <> 'told' or num_nonnulls(locale, title, period, figures, file_name, file_size) = 6)
    );
    create index report_run_recipients_user on report_run_recipients (user_id) where user_id is not null;
    create index report_run_recipients_row on report_run_recipients (recipient_id) where recipient_id is not null;
    create index report_run_recipients_file on report_run_recipients (file_key) where file_key is not null;
  `);
  await knex.raw(changed(PEOPLE, `${ADDRESSES}${PEOPLE}`));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(changed(`${ADDRESSES}${PEOPLE}`, PEOPLE));
  await knex.raw(`
    drop table report_run_recipients, report_runs, report_schedule_recipients, report_schedules;
  `);
}
