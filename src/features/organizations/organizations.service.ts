import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, deleteUnused, invalid, notFound, unlessTaken } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { newId } from '../../platform/ids';
import type { Page } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './organizations.repo';

export interface OrganizationInput {
  name: string;
  domains: string[];
  sharesTickets: boolean;
  note: string;
  isActive: boolean;
}

const NEW = { domains: [], sharesTickets: false, note: '', isActive: true };
const CACHE = 'organizations';
/** Each ticket that moves gets an event; with more of them, deactivating is the way out. */
const MOST_MOVED = 2000;
/** One hint names this many people at most: NOTIFY takes 8,000 bytes. */
const HINTED = 100;

export function listOrganizations(
  ctx: Ctx,
  filter: repo.OrganizationFilter = {},
): Promise<Page<repo.OrganizationListItem>> {
  assertRunsTheDesk(ctx.actor);
  return repo.listPage(ctx.db, filter);
}

/** The active ones, by name; for choices. */
export function allOrganizations(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'active', 300, () => repo.activeOrganizations(ctx.db));
}

/** The organization that people with addresses of this domain belong to; null where there is none. */
export function organizationOfDomain(ctx: Ctx, domain: string): Promise<{ id: string; name: string } | null> {
  return repo.organizationOfDomain(ctx.db, domain);
}

/** @throws AppError `not_found` */
export async function findOrganization(ctx: Ctx, id: string): Promise<repo.Organization> {
  const found = await repo.organizationById(ctx.db, id);
  if (!found) throw notFound();
  return found;
}

export async function createOrganization(
  ctx: Ctx,
  given: Pick<OrganizationInput, 'name'> & Partial<OrganizationInput>,
): Promise<repo.Organization> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const id = newId();
    const made = await checked(tx, id, { ...NEW, ...given });
    await uniquely(() =>
      tx.db('organizations').insert({ id, ...made, createdAt: tx.now, updatedAt: tx.now }),
    );
    const changes = changesBetween({}, made) ?? undefined;
    await emit(tx, { type: 'organization.created', subject: { type: 'organization', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    return findOrganization(tx, id);
  });
}

/** @throws AppError `not_found`; `invalid` for a name or a domain that another one has */
export async function updateOrganization(
  ctx: Ctx,
  id: string,
  patch: Partial<OrganizationInput>,
): Promise<repo.Organization> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const before = await repo.organizationById(tx.db, id, true);
    if (!before) throw notFound();
    const after = await checked(tx, id, { ...inputOf(before), ...patch });
    const changes = changesBetween(inputOf(before), after);
    if (!changes) return before;
    await uniquely(() =>
      tx
        .db('organizations')
        .where({ id })
        .update({ ...after, updatedAt: tx.now }),
    );
    await emit(tx, { type: 'organization.changed', subject: { type: 'organization', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    if (changes.sharesTickets || changes.isActive) await hintPeople(tx, await repo.peopleOf(tx.db, id));
    return findOrganization(tx, id);
  });
}

export async function organizationUses(ctx: Ctx, id: string): Promise<repo.OrganizationUses> {
  assertRunsTheDesk(ctx.actor);
  return repo.usesOf(ctx.db, id);
}

/**
 * Removes an organization. Its people and tickets move to `moveTo`.
 * @throws AppError `conflict` with `data.uses` when it has some and there is nowhere to move them to
 */
export async function removeOrganization(
  ctx: Ctx,
  id: string,
  { moveTo = null }: { moveTo?: string | null } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const organization = await repo.organizationById(tx.db, id, true);
    if (!organization) throw notFound();
    const uses = await repo.usesOf(tx.db, id);
    if (moveTo === null && uses.people + uses.tickets > 0) throw inUse(uses);
    if (moveTo !== null && uses.tickets > MOST_MOVED) {
      const fields = { moveTo: { key: 'admin.error.too_many', params: { max: MOST_MOVED } } };
      throw new AppError('conflict', { fields, data: { uses } });
    }
    if (moveTo !== null) await moveContents(tx, id, moveTo);
    await deleteUnused(
      () => tx.db('organizations').where({ id }).delete(),
      () => inUse(uses),
    );
    const data = { ...inputOf(organization), uses, moveTo };
    await emit(tx, { type: 'organization.deleted', subject: { type: 'organization', id }, data });
    await tx.system.cache.forget(tx, CACHE);
  });
}

function inUse(uses: repo.OrganizationUses): AppError {
  const fields = { moveTo: { key: 'organizations.error.in_use' } };
  return new AppError('conflict', { fields, data: { uses } });
}

async function moveContents(tx: TxCtx, from: string, to: string): Promise<void> {
  const target = to === from ? null : await repo.organizationById(tx.db, to, true);
  if (!target) throw invalid('moveTo', 'input.not_a_choice');
  const changes = { organizationId: { before: from, after: to } };
  const people = await repo.movePeople(tx.db, from, to);
  for (const id of people) await emit(tx, { type: 'user.changed', subject: { type: 'user', id }, changes });
  for (const { id, version } of await repo.moveTickets(tx.db, from, to)) {
    const subject = { type: 'ticket', id };
    await emit(tx, { type: 'ticket.changed', subject, ticketId: id, changes, data: { version } });
  }
  await hintPeople(tx, people);
}

/** People whose rights changed get pages with their new ones. */
async function hintPeople(tx: TxCtx, ids: string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += HINTED) {
    const topics = ids.slice(start, start + HINTED).map((id) => `person:${id}`);
    await tx.system.live.hint(tx, { topics, audience: 'everyone' });
  }
}

/** A domain belongs to one organization. */
async function checked(tx: TxCtx, id: string, input: OrganizationInput): Promise<OrganizationInput> {
  const domains = [...new Set(input.domains.map((domain) => domain.toLowerCase()))].sort();
  if (domains.length > 0) {
    await repo.lockDomains(tx.db);
    const owner = await repo.ownerOfDomains(tx.db, domains, id);
    if (owner) throw invalid('domains', 'organizations.error.domain_taken', { name: owner });
  }
  return { ...input, domains };
}

function uniquely(write: () => PromiseLike<unknown>): Promise<void> {
  return unlessTaken('organizations_name', () => invalid('name', 'organizations.error.name_taken'), write);
}

function inputOf({ name, domains, sharesTickets, note, isActive }: repo.Organization): OrganizationInput {
  return { name, domains, sharesTickets, note, isActive };
}
