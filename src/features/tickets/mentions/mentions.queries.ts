import { type Db, rows } from '../../../platform/db';
import type { Colleague, CommentMention } from './mentions.types';

/** All staff with their rights as they are now, those who have left as well. */
export function everyColleague(db: Db): Promise<Colleague[]> {
  return rows(
    db,
    `select u.id, u.name, u.email::text as email, u.state, u.role, u.organization_id, false as shares_tickets,
       array(select department_id::text from department_members where user_id = u.id) as department_ids,
       u.role = 'administrator' or coalesce(
         (select value = 'true' from settings where key = 'techniciansSeeAll'), false) as sees_all_tickets
     from users u where u.role <> 'customer' order by u.name, u.id`,
    {},
    'mentions colleagues',
  );
}

export async function saveMentions(db: Db, commentId: string, mentions: CommentMention[]): Promise<void> {
  if (mentions.length === 0) return;
  await rows(
    db,
    `insert into comment_mentions (comment_id, user_id, starts, ends)
     select :commentId::uuid, user_id, starts, ends
     from jsonb_to_recordset(:mentions::jsonb) as m (user_id uuid, starts integer[], ends integer[])`,
    {
      commentId,
      mentions: JSON.stringify(
        mentions.map(({ userId, starts, ends }) => ({ user_id: userId, starts, ends })),
      ),
    },
    'mentions insert',
  );
}
