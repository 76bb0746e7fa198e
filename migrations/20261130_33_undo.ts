import type { Knex } from 'knex';

const steps = (more: string) => `
    create or replace function ticket_status_is_legal() returns trigger language plpgsql as $$
    begin
      if not (case old.status
        when 'new' then new.status in ('in_progress', 'on_hold', 'resolved', 'closed')
        when 'in_progress' then new.status in ('on_hold', 'resolved', 'closed')
        when 'on_hold' then new.status in ('in_progress', 'resolved', 'closed')
        when 'reopened' then new.status in ('in_progress', 'on_hold', 'resolved', 'closed')
        when 'resolved' then new.status in ('closed', 'reopened')
        when 'closed' then new.status = 'reopened'
      end)${more} then
        raise exception 'a ticket cannot go from % to %', old.status, new.status
          using errcode = 'check_violation', constraint = 'tickets_status_transition';
      end if;
      return new;
    end $$;`;

// A step is taken back to where it came from, as long as the ticket is what the act has left.
const BACK = ` and not exists (
        select from undoables u where u.ticket_id = new.id and u.undone_at is null
          and u.ticket_version = old.version and u.was ->> 'status' = new.status)`;

/**
 * What can be undone for some seconds: replies, notes and changes of many tickets at once, each with what its ticket was
 * before. A reply that was undone is nowhere but here, for whoever wrote it.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table undoables (
      -- the act: its first event
      root_id uuid primary key,
      ticket_id uuid not null references tickets (id) on delete cascade,
      -- who did it and may undo it; it is kept for weeks at most
      user_id uuid not null,
      -- the reply or note, which is gone once it is undone
      comment_id uuid,
      -- what was changed with one press
      bulk_id uuid,
      until timestamptz not null,
      -- of the ticket by the act: whatever happens to it after that makes them others
      ticket_version integer not null,
      ticket_updated_at timestamptz not null,
      -- the columns of the ticket that the act changed, as they were
      was jsonb not null,
      people_were jsonb,
      -- of a reply: its kind and the step that was chosen with it
      asked jsonb,
      undone_at timestamptz,
      -- what was withdrawn, until it is sent again or nobody has come back for it
      body text,
      files jsonb
    );
    create index undoables_ticket on undoables (ticket_id);
    create index undoables_bulk on undoables (bulk_id) where bulk_id is not null;
    create index undoables_files on undoables (root_id) where files is not null;
    ${steps(BACK)}
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`${steps('')} drop table undoables;`);
}
