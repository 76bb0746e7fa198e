import { type Db, maybeRow, rows } from '../../platform/db';
import { type NamedFilter, namedPage } from '../../platform/db/named-list';
import type { OrganizationsTable } from '../../platform/db/tables';
import type { Page } from '../../platform/paging';

/** `domains` are those of its people's e-mail addresses, in lower case. */
export type Organization = OrganizationsTable;

/** By name: a statement that is prepared breaks when a migration adds to what `*` stands for. */
const COLUMNS = 'o.id, o.name, o.domains, o.shares_tickets, o.note, o.is_active, o.created_at, o.updated_at';

export interface OrganizationListItem extends Organization {
  peopleCount: number;
}

/** What refers to an organization. */
export interface OrganizationUses {
  people: number;
  tickets: number;
}

export type OrganizationFilter = NamedFilter;

export function listPage(db: Db, filter: OrganizationFilter): Promise<Page<OrganizationListItem>> {
  return namedPage(
    db,
    'o',
    filter,
    ({ where, orderBy }) =>
      `select ${COLUMNS}, (select count(*) from users where organization_id = o.id) as people_count
       from organizations o
       where (:q = '' or strpos(searchable(o.name || ' ' || array_to_string(o.domains, ' ')), searchable(:q)) > 0)
         and (:active::boolean is null or o.is_active = :active) and ${where}
       order by ${orderBy}`,
    { q: filter.q ?? '', active: filter.active ?? null },
  );
}

export function activeOrganizations(db: Db): Promise<{ id: string; name: string }[]> {
  return rows(db, 'select id, name from organizations where is_active order by name, id limit 5000');
}

export function organizationById(db: Db, id: string, lock = false): Promise<Organization | null> {
  return maybeRow<Organization>(
    db,
    `select ${COLUMNS} from organizations o where id = :id ${lock ? 'for update' : ''}`,
    { id },
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

export async function usesOf(db: Db, id: string): Promise<OrganizationUses> {
  const found = await maybeRow<OrganizationUses>(
    db,
    `select (select count(*) from users where organization_id = :id) as people,
       (select count(*) from tickets where organization_id = :id) as tickets`,
    { id },
  );
  return found ?? { people: 0, tickets: 0 };
}

/** Moves its people; returns who they were. */
export async function movePeople(db: Db, from: string, to: string): Promise<string[]> {
  const moved = await rows<{ id: string }>(
    db,
    `update users set organization_id = :to, version = version + 1, updated_at = now()
     where organization_id = :from returning id`,
    { from, to },
  );
  return moved.map(({ id }) => id);
}

/** Moves all tickets, deleted ones too; returns what each event about it needs. */
export function moveTickets(db: Db, from: string, to: string): Promise<{ id: string; version: number }[]> {
  return rows(
    db,
    `update tickets set organization_id = :to, version = version + 1 where organization_id = :from
     returning id, version`,
    { from, to },
  );
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
