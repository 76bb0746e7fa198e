import type { Knex } from 'knex';

/**
 * Whose side a comment was on when it was written: who the author is by now does not tell. What was said is known
 * from the event of a reply; where there is none, who is a customer or the requester spoke as one. The column has no
 * default but a trigger, so that what a node of the version before inserts without it is not taken for staff's.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table comments add column side text not null default 'staff' check (side in ('staff', 'customer'));
    update comments c set side = 'customer'
      from comments said join tickets t on t.id = said.ticket_id
        left join users u on u.id = said.author_id
        left join events e on e.ticket_id = said.ticket_id and e.type = 'ticket.replied'
          and e.data ->> 'commentId' = said.id::text
      where c.id = said.id and said.visibility = 'public' and coalesce(e.data ->> 'by', case
        when u.role = 'customer' or said.author_id = t.requester_id then 'customer' end) = 'customer';
    alter table comments alter column side drop default;

    create function comment_has_a_side() returns trigger language plpgsql as $$
    begin
      new.side := case when new.visibility = 'public' and (
          exists (select 1 from users where id = new.author_id and role = 'customer')
          or exists (select 1 from tickets where id = new.ticket_id and requester_id = new.author_id)
        ) then 'customer' else 'staff' end;
      return new;
    end $$;
    create trigger comments_side before insert on comments
      for each row when (new.side is null) execute function comment_has_a_side();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger comments_side on comments;
    drop function comment_has_a_side();
    alter table comments drop column side;
  `);
}
