import type { Knex } from 'knex';

const KINDS = ['text', 'textarea', 'number', 'date', 'checkbox', 'select'];
const MORE_KINDS = ['multiselect', 'tree', 'address'];
const list = (kinds: string[]): string => kinds.map((kind) => `'${kind}'`).join(', ');

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table ticket_fields
      drop constraint ticket_fields_kind_check,
      drop constraint ticket_fields_check,
      add constraint ticket_fields_kind_check check (kind in (${list([...KINDS, ...MORE_KINDS])})),
      add constraint ticket_fields_options_check
        check ((kind in ('select', 'multiselect', 'tree')) = (jsonb_array_length(options) > 0)),
      add column required_when_resolving boolean not null default false,
      -- A field whose condition went with the other field is asked for always rather than never again.
      add column shown_when_key text references ticket_fields (key) on delete set null,
      add column shown_when_values text[] not null default '{}',
      add constraint ticket_fields_shown_when_check
        check (shown_when_key is null or (shown_when_key <> key and cardinality(shown_when_values) > 0));
    create index ticket_fields_shown_when on ticket_fields (shown_when_key);
  `);
}

/** Fields of the new kinds become lines of text; what tickets hold of them stays as it is. */
export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index ticket_fields_shown_when;
    alter table ticket_fields
      drop constraint ticket_fields_shown_when_check,
      drop constraint ticket_fields_options_check,
      drop constraint ticket_fields_kind_check,
      drop column shown_when_values,
      drop column shown_when_key,
      drop column required_when_resolving;
    update ticket_fields set kind = 'text', options = '[]' where kind in (${list(MORE_KINDS)});
    alter table ticket_fields
      add constraint ticket_fields_kind_check check (kind in (${list(KINDS)})),
      add constraint ticket_fields_check check ((kind = 'select') = (jsonb_array_length(options) > 0));
  `);
}
