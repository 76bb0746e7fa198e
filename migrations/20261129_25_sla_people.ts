import type { Knex } from 'knex';

const UP = [
  `alter table departments
     add column if not exists sla_policy_id uuid references sla_policies (id),
     add column if not exists calendar_id uuid references calendars (id)`,
  'create index if not exists departments_sla_policy on departments (sla_policy_id)',
  'create index if not exists departments_calendar on departments (calendar_id)',
  'alter table users add column if not exists calendar_id uuid references calendars (id)',
  'create index if not exists users_calendar on users (calendar_id) where calendar_id is not null',
];
const DOWN = [
  'alter table users drop column if exists calendar_id',
  'alter table departments drop column if exists sla_policy_id, drop column if exists calendar_id',
];

/**
 * Each statement is a transaction of its own: everybody reads these tables, so none is locked while another is waited
 * for. What is there already is left alone, so it can be begun again wherever it ended.
 */
export const config = { transaction: false };

/** The policy of a department, and by which calendar it and each person work. A new column is null, so no row is read. */
export async function up(knex: Knex): Promise<void> {
  for (const statement of UP) await knex.raw(statement);
}

export async function down(knex: Knex): Promise<void> {
  for (const statement of DOWN) await knex.raw(statement);
}
