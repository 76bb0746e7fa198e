import type { Knex } from 'knex';

const OPEN = `deleted_at is null and status in ('new', 'in_progress', 'on_hold', 'reopened')`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create sequence ticket_numbers start 1001;

    create table ticket_fields (
      id uuid primary key,
      key text not null unique check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
      label_es text collate "es-x-icu" not null check (length(label_es) between 1 and 80),
      label_en text collate "es-x-icu" not null check (length(label_en) between 1 and 80),
      kind text not null check (kind in ('text', 'textarea', 'number', 'date', 'checkbox', 'select')),
      options jsonb not null default '[]',
      is_required boolean not null default false,
      customer_access text not null default 'none' check (customer_access in ('none', 'view', 'edit')),
      category_ids uuid[] not null default '{}',
      position integer not null default 0,
      is_active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check ((kind = 'select') = (jsonb_array_length(options) > 0))
    );

    create table canned_replies (
      id uuid primary key,
      title text collate "es-x-icu" not null check (length(title) between 1 and 120),
      body text not null check (length(body) between 1 and 20000),
      locale text check (locale in ('es', 'en')),
      department_id uuid references departments (id),
      is_active boolean not null default true,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index canned_replies_title on canned_replies (searchable(title));

    create table tickets (
      id uuid primary key,
      number bigint not null unique default nextval('ticket_numbers'),
      subject text not null check (length(subject) between 1 and 200),
      description text not null check (length(description) <= 50000),
      description_html text not null,
      type text not null default 'incident' check (type in ('incident', 'request', 'question', 'problem')),
      requester_id uuid not null references users (id),
      organization_id uuid references organizations (id),
      assignee_id uuid references users (id),
      department_id uuid not null references departments (id),
      category_id uuid references categories (id),
      urgency text not null default 'normal' check (urgency in ('critical', 'high', 'normal', 'low')),
      impact text not null default 'medium' check (impact in ('critical', 'high', 'medium', 'low')),
      priority text not null check (priority in ('P1', 'P2', 'P3', 'P4')),
      priority_overridden boolean not null default false,
      status text not null default 'new'
        check (status in ('new', 'in_progress', 'on_hold', 'resolved', 'closed', 'reopened')),
      hold_reason text check (hold_reason in ('customer', 'third_party', 'internal')),
      close_reason text check (close_reason in ('duplicate', 'spam')),
      channel text not null check (channel in ('web', 'email', 'api', 'chat', 'sms', 'whatsapp')),
      tags text[] not null default '{}' check (cardinality(tags) <= 30),
      fields jsonb not null default '{}' check (jsonb_typeof(fields) = 'object'),
      duplicate_of uuid references tickets (id),
      follow_up_of uuid references tickets (id),
      solution text check (length(solution) <= 20000),
      satisfaction smallint check (satisfaction between 1 and 10),
      satisfaction_comment text check (length(satisfaction_comment) <= 2000),
      satisfaction_at timestamptz,
      first_response_at timestamptz,
      resolved_at timestamptz,
      closed_at timestamptz,
      closed_for_inactivity boolean not null default false,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      -- the last change that the requester may know of: customers' lists show and sort by it
      public_updated_at timestamptz not null default now(),
      deleted_at timestamptz,
      deleted_by uuid references users (id),
      search tsvector generated always as (
        setweight(to_tsvector('servidesk_es', subject), 'A') || setweight(to_tsvector('servidesk_en', subject), 'A')
        || setweight(to_tsvector('servidesk_es', left(description, 10000)), 'B')
        || setweight(to_tsvector('servidesk_en', left(description, 10000)), 'B')
      ) stored,
      check ((status = 'on_hold') = (hold_reason is not null)),
      check (status <> 'resolved' or resolved_at is not null),
      check ((status = 'closed') = (closed_at is not null)),
      check (close_reason is null or status = 'closed'),
      check (duplicate_of is distinct from id and follow_up_of is distinct from id),
      check ((satisfaction is null) = (satisfaction_at is null))
    );

    -- Queues: each index serves one view in its order, mostly newest change first.
    create index tickets_open on tickets (updated_at desc, id desc) where ${OPEN};
    create index tickets_open_created on tickets (created_at, id) where ${OPEN};
    create index tickets_open_department on tickets (department_id, updated_at desc, id desc) where ${OPEN};
    create index tickets_open_assignee on tickets (assignee_id, updated_at desc, id desc) where ${OPEN};
    create index tickets_unassigned on tickets (updated_at desc, id desc)
      where ${OPEN} and assignee_id is null;
    create index tickets_on_hold on tickets (updated_at desc, id desc)
      where deleted_at is null and status = 'on_hold';
    -- What they carry along lets figures over a month be counted without touching the table.
    create index tickets_resolved on tickets (resolved_at desc, id desc)
      include (department_id, assignee_id, requester_id, satisfaction)
      where deleted_at is null and resolved_at is not null;
    create index tickets_updated on tickets (updated_at desc, id desc) where deleted_at is null;
    create index tickets_created on tickets (created_at desc, id desc)
      include (department_id, assignee_id, requester_id) where deleted_at is null;
    create index tickets_priority on tickets (priority, updated_at, id) where ${OPEN};
    create index tickets_state on tickets (status, priority) include (assignee_id) where ${OPEN};
    create index tickets_department on tickets (department_id, updated_at desc, id desc) where deleted_at is null;
    create index tickets_assignee on tickets (assignee_id, updated_at desc, id desc) where deleted_at is null;
    create index tickets_requester on tickets (requester_id, public_updated_at desc, id desc) where deleted_at is null;
    create index tickets_organization on tickets (organization_id, public_updated_at desc, id desc)
      where deleted_at is null and organization_id is not null;
    create index tickets_category on tickets (category_id);
    create index tickets_tags on tickets using gin (tags);
    create index tickets_search on tickets using gin (search);
    create index tickets_duplicate_of on tickets (duplicate_of) where duplicate_of is not null;
    create index tickets_follow_up_of on tickets (follow_up_of) where follow_up_of is not null;
    create index tickets_awaiting_close on tickets (resolved_at) where deleted_at is null and status = 'resolved';
    create index tickets_deleted on tickets (deleted_at desc, id desc) where deleted_at is not null;

    create function ticket_status_is_legal() returns trigger language plpgsql as $$
    begin
      if not (case old.status
        when 'new' then new.status in ('in_progress', 'on_hold', 'resolved', 'closed')
        when 'in_progress' then new.status in ('on_hold', 'resolved', 'closed')
        when 'on_hold' then new.status in ('in_progress', 'resolved', 'closed')
        when 'reopened' then new.status in ('in_progress', 'on_hold', 'resolved', 'closed')
        when 'resolved' then new.status in ('closed', 'reopened')
        when 'closed' then new.status = 'reopened'
      end) then
        raise exception 'a ticket cannot go from % to %', old.status, new.status
          using errcode = 'check_violation', constraint = 'tickets_status_transition';
      end if;
      return new;
    end $$;
    create trigger tickets_status_transition before update of status on tickets
      for each row when (old.status is distinct from new.status) execute function ticket_status_is_legal();

    create table ticket_participants (
      ticket_id uuid not null references tickets (id) on delete cascade,
      user_id uuid not null references users (id),
      primary key (ticket_id, user_id)
    );
    create index ticket_participants_user on ticket_participants (user_id);

    create table ticket_followers (
      ticket_id uuid not null references tickets (id) on delete cascade,
      user_id uuid not null references users (id),
      primary key (ticket_id, user_id)
    );
    create index ticket_followers_user on ticket_followers (user_id);

    create table comments (
      id uuid primary key,
      ticket_id uuid not null references tickets (id),
      author_id uuid references users (id),
      visibility text not null check (visibility in ('public', 'internal')),
      body text not null check (length(body) between 1 and 50000),
      body_html text not null,
      channel text not null check (channel in ('web', 'email', 'api', 'chat', 'sms', 'whatsapp', 'system')),
      created_at timestamptz not null default now()
    );
    create index comments_ticket on comments (ticket_id, id);
    create index comments_author on comments (author_id, id) where author_id is not null;

    create table attachments (
      id uuid primary key,
      ticket_id uuid not null references tickets (id),
      comment_id uuid references comments (id),
      name text not null check (length(name) between 1 and 255),
      media_type text not null,
      size bigint not null check (size >= 0),
      sha256 text not null,
      storage_key text not null unique,
      created_by uuid references users (id),
      created_at timestamptz not null default now()
    );
    create index attachments_ticket on attachments (ticket_id, id);
    create index attachments_comment on attachments (comment_id) where comment_id is not null;

    -- Each notification is sent once: one row an event and address.
    create table mails (
      id uuid primary key,
      event_id uuid not null,
      ticket_id uuid references tickets (id),
      user_id uuid references users (id),
      address citext not null,
      template text not null,
      locale text not null check (locale in ('es', 'en')),
      subject text not null,
      body_text text not null,
      body_html text not null,
      state text not null check (state in ('queued', 'sent', 'failed', 'outbox')),
      error text,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      unique (event_id, address)
    );
    create index mails_ticket on mails (ticket_id) where ticket_id is not null;
    create index mails_user on mails (user_id) where user_id is not null;

    -- What the demo desk brought, so that it can be taken away again.
    create table demo_records (
      kind text not null,
      id uuid not null,
      primary key (kind, id)
    );

    -- The one way round the append-only events: retention, erasure of a person, removal of demo data.
    -- Of things (departments, organizations, categories, skills, fields, canned replies) only what nothing else
    -- uses goes. What erased people did elsewhere stays, without their address.
    -- Returns the storage keys of the files that nobody refers to any more.
    create function erase(
      tickets_to_erase uuid[], users_to_erase uuid[], reason text, event_id uuid, actor uuid,
      things_to_erase uuid[] default '{}'
    ) returns setof text language plpgsql as $$
    declare
      gone uuid[];
      left_over uuid[];
    begin
      -- whoever is just writing something that refers to them is waited for
      perform 1 from users where id = any (users_to_erase) order by id for update;
      select coalesce(array_agg(id), '{}') into gone from tickets
        where id = any (tickets_to_erase) or requester_id = any (users_to_erase);
      perform 1 from tickets where id = any (gone) order by id for update;
      return query delete from attachments where ticket_id = any (gone) returning storage_key;
      update tickets set duplicate_of = null where duplicate_of = any (gone);
      update tickets set follow_up_of = null where follow_up_of = any (gone);
      delete from mails where ticket_id = any (gone) or user_id = any (users_to_erase);
      delete from comments where ticket_id = any (gone);
      delete from events where ticket_id = any (gone) or subject_id = any (gone)
        or subject_id = any (users_to_erase);
      update events set ip = null where actor_id = any (users_to_erase) and ip is not null;
      delete from tickets where id = any (gone);
      update comments set author_id = null where author_id = any (users_to_erase);
      update attachments set created_by = null where created_by = any (users_to_erase);
      update tickets set assignee_id = null where assignee_id = any (users_to_erase);
      update tickets set deleted_by = null where deleted_by = any (users_to_erase);
      delete from ticket_participants where user_id = any (users_to_erase);
      delete from ticket_followers where user_id = any (users_to_erase);
      update departments set manager_id = null where manager_id = any (users_to_erase);
      delete from users where id = any (users_to_erase);

      perform 1 from departments where id = any (things_to_erase) order by id for update;
      perform 1 from organizations where id = any (things_to_erase) order by id for update;
      perform 1 from categories where id = any (things_to_erase) order by id for update;
      delete from canned_replies where id = any (things_to_erase);
      delete from ticket_fields f where id = any (things_to_erase)
        and not exists (select 1 from tickets where jsonb_exists(fields, f.key));
      delete from categories c where id = any (things_to_erase) and parent_id is not null
        and not exists (select 1 from tickets where category_id = c.id)
        and not exists (select 1 from ticket_fields where c.id = any (category_ids));
      delete from categories c where id = any (things_to_erase) and parent_id is null
        and not exists (select 1 from categories where parent_id = c.id)
        and not exists (select 1 from tickets where category_id = c.id)
        and not exists (select 1 from ticket_fields where c.id = any (category_ids));
      delete from organizations o where id = any (things_to_erase)
        and not exists (select 1 from users where organization_id = o.id)
        and not exists (select 1 from tickets where organization_id = o.id);
      delete from departments d where id = any (things_to_erase)
        and not exists (select 1 from department_members where department_id = d.id)
        and not exists (select 1 from tickets where department_id = d.id)
        and not exists (select 1 from categories where department_id = d.id)
        and not exists (select 1 from canned_replies where department_id = d.id);
      delete from skills s where id = any (things_to_erase)
        and not exists (select 1 from user_skills where skill_id = s.id)
        and not exists (select 1 from category_skills where skill_id = s.id);
      select coalesce(array_agg(id), '{}') into left_over from (
        select id from canned_replies union all select id from ticket_fields union all select id from categories
        union all select id from organizations union all select id from departments union all select id from skills
      ) as things where id = any (things_to_erase);
      delete from events where subject_id = any (things_to_erase) and subject_id <> all (left_over);
      delete from demo_records where id = any (gone || users_to_erase || things_to_erase);

      insert into events (id, type, actor_kind, actor_id, channel, subject_type, root_id, data)
        select event_id, 'desk.erased', case when known is null then 'system' else 'person' end, known,
          'system', 'desk', event_id,
          jsonb_build_object('reason', reason, 'tickets', cardinality(gone),
            'users', coalesce(cardinality(users_to_erase), 0))
        from (select (select id from users where id = actor) as known) as who;
    end $$;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop function erase(uuid[], uuid[], text, uuid, uuid, uuid[]);
    drop table demo_records, mails, attachments, comments, ticket_followers, ticket_participants, tickets,
      canned_replies, ticket_fields;
    drop function ticket_status_is_legal();
    drop sequence ticket_numbers;
  `);
}
