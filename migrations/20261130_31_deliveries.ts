import type { Knex } from 'knex';

const FAILURES = `'unreachable', 'encryption', 'authentication', 'sender', 'postponed', 'refused'`;

// They read, try and take forward no mail but their own, or it would leave by both ways; and an act that this release
// has told somebody of is not told once more by one of its other events.
const FOR_THE_RELEASE_BEFORE = `
    create view mails as
      select id, event_id, ticket_id, user_id, address, template, locale, subject, body_text, body_html, state, error,
        created_at, sent_at, secret, attempts, failure, tried_at, next_at, tried_until, message_id, root_id, line
      from deliveries where channel = 'mail' and line < 0;
    alter view mails alter line set default -1;

    create function is_told_already() returns trigger language plpgsql as $$
    begin
      if exists (select from delivery_events told
        where told.event_id in (select id from events
            where ticket_id = new.ticket_id and root_id = new.root_id and id >= new.root_id)
          and told.recipient = coalesce(new.user_id::text, lower(new.address::text)) and told.channel = 'mail') then
        return null;
      end if;
      return new;
    end $$;
    create trigger deliveries_told_already before insert on deliveries for each row
      when (new.line < 0 and new.ticket_id is not null) execute function is_told_already();`;

/**
 * A mail becomes one kind of delivery: a message to one recipient by one channel. What a message tells is listed in
 * `delivery_events`, so that an event reaches somebody once by each channel; what it says is written when it goes out.
 *
 * Processes of the release before, which run beside this one for a while, go on with `mails`: a view of what they have
 * written, until this one takes it over.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table mails rename to deliveries;
    alter index mails_pkey rename to deliveries_pkey;
    alter index mails_user rename to deliveries_user;
    alter index mails_created rename to deliveries_created;
    alter index mails_failed rename to deliveries_failed;
    drop index mails_ticket, mails_waiting, mails_act;
    alter table deliveries drop constraint mails_event_id_address_key;
    alter table deliveries drop constraint mails_state_check;
    alter table deliveries drop constraint mails_failure_check;
    alter table deliveries
      add channel text not null default 'mail' check (channel ~ '^[a-z_]+$'),
      -- what its recipient chooses by; null for what nobody can do without
      add kind text check (kind ~ '^[a-z_]+$'),
      -- letters go to an address, whosever it is; messages to a person, whatever their address
      add recipient text not null generated always as
        (case when kind is null or user_id is null then lower(address::text) else user_id::text end) stored,
      -- what the same act added after its message had left is a message of its own
      add part smallint not null default 1,
      add due_at timestamptz not null default now(),
      -- deliveries of one line go one after the other; those of the release before have a job each, and none
      add line smallint not null default -1,
      add read_at timestamptz,
      -- how many events it tells: whoever writes it does so of all of them
      add told integer not null default 0,
      -- what the ticket was called in the first mail that its recipient got about it: mail programs that part
      -- conversations by subject keep them together
      add thread_subject text,
      add constraint deliveries_state_check check
        (state in ('queued', 'sent', 'failed', 'outbox', 'withdrawn', 'suppressed')),
      add constraint deliveries_failure_check check 
        (failure in (${FAILURES}, 'no_address', 'address_refused', 'read', 'no_access', 'turned_off', 'gone')),
      alter address drop not null,
      alter locale drop not null,
      alter subject drop not null,
      alter body_text drop not null,
      alter body_html drop not null,
      add constraint deliveries_recipient_check check (user_id is not null or address is not null);

    alter table deliveries alter line set default 0;

    create unique index deliveries_event on deliveries (event_id, recipient, channel, part);
    create unique index deliveries_act on deliveries (root_id, ticket_id, recipient, channel, part) where root_id is not null;
    create index deliveries_ticket on deliveries (ticket_id, recipient, channel, id) where ticket_id is not null;
    -- in the order in which a line takes them, however many wait
    create index deliveries_due on deliveries (channel, line, (attempts > 3), (kind is not null and ticket_id is null),
      attempts, id, (coalesce(next_at, due_at))) where state = 'queued';
    create index deliveries_in_app on deliveries (user_id, id) where channel = 'in_app';
    create index deliveries_unread on deliveries (user_id, ticket_id) where channel = 'in_app' and read_at is null;
    -- one digest of each channel gathers what somebody is told of later
    create unique index deliveries_digest on deliveries (recipient, channel)
      where template = 'digest' and state = 'queued' and subject is null;

    create table delivery_events (
      event_id uuid not null,
      recipient text not null,
      channel text not null,
      delivery_id uuid not null references deliveries (id) on delete cascade,
      root_id uuid not null,
      ticket_id uuid,
      template text not null,
      kind text not null,
      primary key (event_id, recipient, channel)
    );
    create index delivery_events_delivery on delivery_events (delivery_id);

  `);
  await knex.raw(FOR_THE_RELEASE_BEFORE);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop view mails;
    drop trigger deliveries_told_already on deliveries;
    drop function is_told_already();
    drop table delivery_events;
    delete from deliveries where channel <> 'mail' or state in ('withdrawn', 'suppressed') or subject is null
      or part > 1;
    -- of several to one address, as a person's who has that of a department
    delete from deliveries d using deliveries first
      where d.event_id = first.event_id and d.address = first.address and d.id > first.id;
    delete from deliveries d using deliveries first
      where d.root_id = first.root_id and d.ticket_id = first.ticket_id and d.address = first.address and d.id > first.id;
    drop index deliveries_event, deliveries_act, deliveries_ticket, deliveries_due, deliveries_in_app,
      deliveries_unread, deliveries_digest;
    alter table deliveries
      drop constraint deliveries_state_check,
      drop constraint deliveries_failure_check,
      drop constraint deliveries_recipient_check,
      drop recipient, drop channel, drop kind, drop part, drop due_at, drop line, drop read_at, drop told, drop thread_subject,
      alter address set not null,
      alter locale set not null,
      alter subject set not null,
      alter body_text set not null,
      alter body_html set not null,
      add constraint mails_state_check check (state in ('queued', 'sent', 'failed', 'outbox')),
      add constraint mails_failure_check check (failure in (${FAILURES})),
      add constraint mails_event_id_address_key unique (event_id, address);
    alter index deliveries_pkey rename to mails_pkey;
    alter index deliveries_user rename to mails_user;
    alter index deliveries_created rename to mails_created;
    alter index deliveries_failed rename to mails_failed;
    alter table deliveries rename to mails;
    create index mails_ticket on mails (ticket_id) where ticket_id is not null;
    create index mails_waiting on mails (next_at) where state = 'queued' and failure is not null;
    create unique index mails_act on mails (root_id, ticket_id, address) where root_id is not null;
  `);
}
