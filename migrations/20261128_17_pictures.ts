import type { Knex } from 'knex';

/** What erasing removes of the tickets' files, and answers with. */
const eraseWith = (files: string) => `
    create or replace function erase(
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
      ${files}
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
    end $$;`;

const ALL_KEYS = `
        return query with removed as (
          delete from attachments where ticket_id = any (gone) returning storage_key, preview_key, view_key
        ) select key from removed, unnest(array[storage_key, preview_key, view_key]) as key where key is not null;`;
const OWN_KEY = 'return query delete from attachments where ticket_id = any (gone) returning storage_key;';

const UP = [
  `alter table attachments
     add column if not exists preview_key text, add column if not exists view_key text,
     add column if not exists width integer, add column if not exists height integer,
     drop constraint if exists attachments_picture_check,
     add constraint attachments_picture_check
       check (num_nonnulls(preview_key, view_key, width, height) in (0, 4)) not valid`,
  'alter table attachments validate constraint attachments_picture_check',
  'create unique index if not exists attachments_preview on attachments (preview_key) where preview_key is not null',
  'create unique index if not exists attachments_view on attachments (view_key) where view_key is not null',
  `alter table comments drop constraint comments_body_check,
     add constraint comments_body_check check (length(body) <= 50000) not valid`,
  eraseWith(ALL_KEYS),
];
const DOWN = [
  eraseWith(OWN_KEY),
  `update comments set body = '-' where body = ''`,
  `alter table comments drop constraint comments_body_check,
     add constraint comments_body_check check (length(body) between 1 and 50000)`,
  `alter table attachments drop column if exists preview_key, drop column if exists view_key,
     drop column if exists width, drop column if exists height`,
];

/** Each statement is a transaction of its own and may be done twice, so no table is locked while another is waited for. */
export const config = { transaction: false };

/**
 * Attachments that are pictures have two more files, drawn from them: a small one for lists and one to look at, whose
 * size in pixels is kept. A reply may be files without a word: what is there fits already, and is not read while nobody
 * may write.
 */
export async function up(knex: Knex): Promise<void> {
  for (const statement of UP) await knex.raw(statement);
}

/** The pictures' files are left to the nightly sweep; what had no words gets a dash. */
export async function down(knex: Knex): Promise<void> {
  for (const statement of DOWN) await knex.raw(statement);
}
