import type { Knex } from 'knex';

/**
 * What administrators have changed in the words of messages, by message and language: only the sections that differ from
 * the words that come with the desk. Where one could not be used for a message, `failed_at` says since when.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table message_templates (
      id uuid primary key,
      template text not null check (template ~ '^[a-z_]+$'),
      locale text not null check (locale in ('es', 'en')),
      sections jsonb not null check (jsonb_typeof(sections) = 'object'),
      version integer not null,
      updated_at timestamptz not null default now(),
      updated_by uuid references users (id) on delete set null,
      failed_at timestamptz,
      unique (template, locale)
    );
    create index message_templates_updated_by on message_templates (updated_by) where updated_by is not null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table message_templates');
}
