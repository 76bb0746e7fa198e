import { type Db, maybeRow, rows, snakeCase } from '../../../platform/db';

/** What tickets refer to and may have to leave. */
export type Place = 'departmentId' | 'categoryId' | 'organizationId';

export interface Moved {
  id: string;
  version: number;
  departmentId: string;
  organizationId: string | null;
  isDeleted: boolean;
  /** Who asks: requester and participants. */
  askingIds: string[];
  /** Who works on it: assignee and followers. */
  workingIds: string[];
}

/** How many tickets there are of a department, category or organization, deleted ones too. */
export async function countTicketsOf(db: Db, place: Place, id: string): Promise<number> {
  const found = await maybeRow<{ count: number }>(
    db,
    `select count(*) from tickets where ${snakeCase(place)} = :id`,
    { id },
  );
  return found?.count ?? 0;
}

/** Moves all of them, locked in the order that batches lock theirs in. @param seen whether their requesters learn of it */
export function moveAll(
  db: Db,
  place: Place,
  { from, to, now, seen }: { from: string; to: string; now: Date; seen: boolean },
): Promise<Moved[]> {
  const column = snakeCase(place);
  return rows(
    db,
    `with locked as (select id from tickets where ${column} = :from order by id for no key update)
     update tickets t set ${column} = :to, version = version + 1, updated_at = :now
       ${seen ? ', public_updated_at = :now' : ''}
     from locked where t.id = locked.id
     returning t.id, t.version, t.department_id, t.organization_id, t.deleted_at is not null as is_deleted,
       t.requester_id || array(select user_id from ticket_participants where ticket_id = t.id) as asking_ids,
       array_remove(t.assignee_id || array(select user_id from ticket_followers where ticket_id = t.id), null)
         as working_ids`,
    { from, to, now },
  );
}
