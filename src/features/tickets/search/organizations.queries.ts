import { type Db, rows } from '../../../platform/db';

/** What the organizations of tickets are called, by the ticket's id. The reader has been found to see these tickets. */
export async function organizationsOf(db: Db, ticketIds: readonly string[]): Promise<Map<string, string>> {
  if (ticketIds.length === 0) return new Map();
  const found = await rows<{ id: string; name: string }>(
    db,
    `select t.id, o.name from tickets t join organizations o on o.id = t.organization_id
     where t.id = any(:ticketIds::uuid[])`,
    { ticketIds },
    'search organizations',
  );
  return new Map(found.map(({ id, name }) => [id, name]));
}
