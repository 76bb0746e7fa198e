import type { Knex } from 'knex';

/** What erasing does with SLA policies and calendars, and which tables say what of them is left over. */
const eraseWith = (promises: string, lists: string) => `
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
      return query with removed as (
          delete from attachments where ticket_id = any (gone) returning storage_key, preview_key, view_key
        ) select key from removed, unnest(array[storage_key, preview_key, view_key]) as key where key is not null;
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
      ${promises}
      select coalesce(array_agg(id), '{}') into left_over from (
        select id from canned_replies union all select id from ticket_fields union all select id from categories
        union all select id from organizations union all select id from departments union all select id from skills
        ${lists}
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

// Nobody has changed them, and nothing else uses them. A calendar's feeds go with it, unless somebody has added one.
const PROMISES = `
      if cardinality(things_to_erase) > 0 then
        perform 1 from calendars where id = any (things_to_erase) order by id for update;
        -- what is promised is read anew
        update sla_book set revision = gen_random_uuid();
        delete from sla_policies p where id = any (things_to_erase) and version = 1
          and not exists (select 1 from departments where sla_policy_id = p.id)
          and not exists (select 1 from tickets where sla_policy_id = p.id);
        delete from calendars c where id = any (things_to_erase) and version = 1
          and not exists (select 1 from departments where calendar_id = c.id)
          and not exists (select 1 from users where calendar_id = c.id)
          and not exists (select 1 from sla_policies
            where c.id in (calendar_id, p1_calendar_id, p2_calendar_id, p3_calendar_id, p4_calendar_id))
          and not exists (select 1 from calendar_feeds where calendar_id = c.id and id <> all (things_to_erase));
      end if;`;
const LISTS = `union all select id from sla_policies union all select id from calendars
        union all select id from calendar_feeds`;

/** SLA policies and calendars, with their feeds, are things that erasing takes away where nothing else uses them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(eraseWith(PROMISES, LISTS));
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(eraseWith('', ''));
}
