import type { Knex } from 'knex';

/** Whether the figures that a run has made for somebody are of all tickets: who sees all of them no more gets none of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table report_run_recipients add column is_of_all boolean not null default false');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table report_run_recipients drop column is_of_all');
}
