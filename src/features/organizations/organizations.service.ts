import { cached } from '../../platform/cache';
import type { Ctx, TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { type Kept, keptList } from '../../platform/lists';
import { hintPeople } from '../../platform/live/people';
import { storedDomain } from '../../platform/mail/domains';
import { isPublicMailDomain } from '../../platform/mail/public-providers';
import * as repo from './organizations.repo';

/** What a form says of an organization. */
export interface OrganizationInput {
  name: string;
  /** Those of its people's e-mail addresses, as `storedDomain` makes them. */
  domains: string[];
  sharesTickets: boolean;
  note: string;
  isActive: boolean;
}

export type Organization = OrganizationInput & Kept & { peopleCount: number };

const CACHE = 'organizations';
const PEOPLE = '(select count(*) from users where organization_id = item.id) as people_count';

/** The list that administrators keep: the companies that customers belong to. */
export const organizations = keptList<OrganizationInput, { peopleCount: number }, { peopleCount: number }>({
  noun: 'organization',
  table: 'organizations',
  columns: ['name', 'domains', 'sharesTickets', 'note', 'isActive'],
  names: ['name'],
  defaults: { domains: [], sharesTickets: false, note: '', isActive: true },
  cache: CACHE,
  unique: { constraint: 'organizations_name', field: 'name', error: 'organizations.error.name_taken' },
  inUse: 'organizations.error.in_use',
  sql: {
    more: PEOPLE,
    counts: PEOPLE,
    searched: `item.name || ' ' || array_to_string(item.domains, ' ')`,
  },
  checked,
  followed: async (tx, { id, before, after, changes }) => {
    const affects = changes?.sharesTickets || changes?.isActive;
    if (before && after && affects) await hintPeople(tx, await repo.peopleOf(tx.db, id));
  },
});

/** The active ones, by name; for choices. */
export function allOrganizations(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'active', 300, () => repo.activeOrganizations(ctx.db));
}

/**
 * The organization that people with addresses of this domain belong to; null where there is none, and for a provider
 * that gives addresses to anybody, whose customers would read what theirs share.
 */
export function organizationOfDomain(ctx: Ctx, domain: string): Promise<{ id: string; name: string } | null> {
  return isPublicMailDomain(domain) ? Promise.resolve(null) : repo.organizationOfDomain(ctx.db, domain);
}

/** Those in use that have the domain of a provider that gives addresses to anybody, from before it was refused. */
export function organizationsAtPublicDomains(ctx: Ctx): Promise<readonly repo.AtDomain[]> {
  return cached(ctx, CACHE, 'public domains', 300, async () =>
    (await repo.domainsInUse(ctx.db)).filter(({ domain }) => isPublicMailDomain(domain)),
  );
}

/** @throws AppError `not_found` */
export function findOrganization(ctx: Ctx, id: string): Promise<Organization> {
  return organizations.find(ctx, id);
}

/** @throws AppError `invalid` for a name or a domain that another one has */
export function createOrganization(
  ctx: Ctx,
  given: Pick<OrganizationInput, 'name'> & Partial<OrganizationInput>,
): Promise<Organization> {
  return organizations.create(ctx, given);
}

/** @throws AppError `not_found`; `invalid` for a name or a domain that another one has */
export function updateOrganization(
  ctx: Ctx,
  id: string,
  patch: Partial<OrganizationInput>,
): Promise<Organization> {
  return organizations.update(ctx, id, patch);
}

/** A domain belongs to one organization, and to none where anybody can have an address of it. */
async function checked(
  tx: TxCtx,
  input: OrganizationInput,
  { id, before }: { id: string; before: OrganizationInput | null },
): Promise<OrganizationInput> {
  const domains = [...new Set(input.domains.map(storedDomain))].sort();
  const open = domains.find((domain) => !before?.domains.includes(domain) && isPublicMailDomain(domain));
  if (open) throw invalid('domains', 'organizations.error.public_domain', { domain: open });
  if (domains.length > 0) {
    await repo.lockDomains(tx.db);
    const owner = await repo.ownerOfDomains(tx.db, domains, id);
    if (owner) throw invalid('domains', 'organizations.error.domain_taken', { name: owner });
  }
  return { ...input, domains };
}
