import { type Db, maybeRow, rows } from '../../platform/db';

export async function fieldsInOrder(db: Db): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    'select id from ticket_fields order by position, label_es, id',
  );
  return found.map(({ id }) => id);
}

/** Until the transaction ends nobody else changes a definition: order and conditions are about all of them. */
export async function lockFields(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.ticket_fields'))`);
}

/** Each subcategory's category. */
export async function categoryParents(db: Db): Promise<Map<string, string>> {
  const found = await rows<{ id: string; parentId: string }>(
    db,
    'select id, parent_id from categories where parent_id is not null',
  );
  return new Map(found.map(({ id, parentId }) => [id, parentId]));
}

/** A category and the one above it; empty for one that does not exist. */
export async function categoryPath(db: Db, categoryId: string): Promise<string[]> {
  const found = await maybeRow<{ path: string[] }>(
    db,
    'select array_remove(array[id, parent_id], null)::text[] as path from categories where id = :categoryId',
    { categoryId },
  );
  return found?.path ?? [];
}

/** Whether any ticket, deleted ones too, has a value of the field. */
export async function isFieldUsed(db: Db, key: string): Promise<boolean> {
  const found = await maybeRow(db, 'select 1 as used from tickets where jsonb_exists(fields, :key) limit 1', {
    key,
  });
  return found !== null;
}
