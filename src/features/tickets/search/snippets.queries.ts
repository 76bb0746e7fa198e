import { type Db, rows } from '../../../platform/db';

/** A text of a ticket that can be shown of a search, and where it stands. */
export interface ShownText {
  ticketId: string;
  place: 'description' | 'reply' | 'note' | 'solution' | 'rating' | 'tag' | 'field' | 'file' | 'file_text';
  /** Of a field its key. */
  name: string | null;
  commentId: string | null;
  text: string;
}

/** Of one ticket no more is read: the newest replies, and of each text its beginning. */
const MOST_SAID = 40;
const LONGEST = 8000;
const LONGEST_FILE = 20_000;

/**
 * The texts of tickets, what they are about first, then what was said, the newest first.
 * @param internals whether notes and tags are read too
 */
export function shownTexts(db: Db, ids: string[], internals: boolean): Promise<ShownText[]> {
  const said = internals ? '' : `and c.visibility = 'public'`;
  return rows(
    db,
    `with found as (select unnest(:ids::uuid[]) as id)
     select * from (
       select t.id as ticket_id, 'description' as place, null as name, null::uuid as comment_id,
         left(t.description, ${LONGEST}) as text, 0 as rank, null::uuid as at
       from found f join tickets t on t.id = f.id
       union all
       select f.id, case c.visibility when 'public' then 'reply' else 'note' end, null, c.id, left(c.body, ${LONGEST}), 1, c.id
       from found f cross join lateral (
         select id, body, visibility from comments c where c.ticket_id = f.id ${said} order by c.id desc limit ${MOST_SAID}) c
       union all
       select t.id, more.place, null, null, left(more.text, ${LONGEST}), more.rank, null
       from found f join tickets t on t.id = f.id cross join lateral (values
         ('solution', t.solution, 2), ('rating', t.satisfaction_comment, 3)
         ${internals ? `, ('tag', array_to_string(t.tags, ' '), 4)` : ''}) as more (place, text, rank)
       where more.text <> ''
       union all
       select t.id, 'field', field.key, null, field.value::text, 4, null
       from found f join tickets t on t.id = f.id cross join lateral jsonb_each(t.fields) as field (key, value)
       union all
       select f.id, 'file', a.name, a.comment_id, a.name, 5, a.id
       from found f join attachments a on a.ticket_id = f.id left join comments c on c.id = a.comment_id
       where ${internals ? 'true' : `coalesce(c.visibility = 'public', true)`}
       union all
       select f.id, 'file_text', a.name, a.comment_id, left(x.text, ${LONGEST_FILE}), 6, a.id
       from found f join attachments a on a.ticket_id = f.id
         join attachment_texts x on x.attachment_id = a.id and x.state = 'done'
         left join comments c on c.id = a.comment_id
       where ${internals ? 'true' : `coalesce(c.visibility = 'public', true)`}
     ) texts order by rank, at desc`,
    { ids },
    `search texts shown ${internals ? 'staff' : 'customer'}`,
  );
}
