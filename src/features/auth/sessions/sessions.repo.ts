import { type Db, maybeRow } from '../../../platform/db';

export interface KnownSignIn {
  id: string;
  userId: string;
  userName: string;
  /** That of the administrator, where one acts as the person. */
  parentId: string | null;
  isEnded: boolean;
}

export function signInById(db: Db, id: string): Promise<KnownSignIn | null> {
  return maybeRow(
    db,
    `select s.id, s.user_id, u.name as user_name, s.parent_id, s.ended_at is not null as is_ended
     from sign_ins s join users u on u.id = s.user_id where s.id = :id`,
    { id },
  );
}
