import { type Db, maybeRow, rows } from '../../platform/db';

export function activeOrganizations(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from organizations where is_active order by name, id limit 5000');
}

export interface AtDomain {
  id: string;
  name: string;
  domain: string;
}

export function domainsInUse(db: Db): Promise<AtDomain[]> {
  return rows(
    db,
    'select id, name, unnest(domains) as domain from organizations where is_active order by name, id, domain',
    {},
    'organization domains',
  );
}

/** The name of another organization that has one of these domains already. */
export async function ownerOfDomains(db: Db, domains: string[], id: string): Promise<string | null> {
  const found = await maybeRow<{ name: string }>(
    db,
    'select name from organizations where domains && :domains::text[] and id <> :id limit 1',
    { domains, id },
  );
  return found?.name ?? null;
}

/** Two who give one domain to two organizations take turns. */
export async function lockDomains(db: Db): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtext('servidesk.organization_domains'))`);
}

/** Its people; their rights change with whether it shares tickets. */
export async function peopleOf(db: Db, id: string): Promise<string[]> {
  const found = await rows<{ id: string }>(db, 'select id from users where organization_id = :id', { id });
  return found.map((person) => person.id);
}

/** The organization in use that mail addresses of this domain belong to. */
export function organizationOfDomain(db: Db, domain: string): Promise<{ id: string; name: string } | null> {
  return maybeRow(db, 'select id, name from organizations where domains @> array[:domain] and is_active', {
    domain,
  });
}
