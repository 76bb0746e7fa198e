import type { Ctx } from '../../platform/ctx';
import { isAdministrator } from '../../platform/rights';
import { fieldDefinitions, type TicketField } from '../fields';
import {
  commentsIn,
  isBeingPrepared,
  onEarlierPages,
  organizationsNamed,
  organizationsOf,
  searchTyped,
  type TicketSearch,
  type TypedSearch,
} from '../tickets';
import { type Person, searchPeople } from '../users';

// Everything that staff find by one search: what they may see of it, whatever asked.

export interface Named<T> {
  items: T[];
  /** There are more of that name. */
  isMore: boolean;
}

export interface Everything {
  tickets: TicketSearch;
  /** By the ticket's id. */
  organizationOf: ReadonlyMap<string, string>;
  /** Replies and notes on an earlier page of their ticket's timeline. */
  earlier: ReadonlySet<string>;
  fields: readonly TicketField[];
  people: Named<Person>;
  organizations: Named<{ id: string; name: string }>;
  /** The index is still being made: something may be missing. */
  isBeingPrepared: boolean;
  /** They may open the lists of people and organizations. */
  mayList: boolean;
}

/** People and organizations that a page of results shows. */
const NAMED = 5;
/** What the palette has room for. */
const BRIEFLY = { tickets: 8, named: 3 } as const;

const NOBODY: Named<never> = { items: [], isMore: false };

/** A page of what is found; people and organizations stand on the first. */
export async function searchEverything(
  ctx: Ctx,
  typed: TypedSearch,
  cursor: string | null,
): Promise<Everything> {
  const [tickets, isPreparing, fields, people, organizations] = await Promise.all([
    searchTyped(ctx, typed, { audience: 'staff', cursor: cursor ?? undefined }),
    isBeingPrepared(ctx),
    fieldDefinitions(ctx),
    cursor ? NOBODY : firstPeople(ctx, typed, NAMED),
    cursor ? NOBODY : firstOrganizations(ctx, typed, NAMED),
  ]);
  const ids = tickets.items.map(({ ticket }) => ticket.id);
  const [organizationOf, earlier] = await Promise.all([
    organizationsOf(ctx.db, ids),
    onEarlierPages(ctx.db, commentsIn(tickets)),
  ]);
  const mayList = isAdministrator(ctx.actor);
  return {
    tickets,
    organizationOf,
    earlier,
    fields,
    people,
    organizations,
    isBeingPrepared: isPreparing,
    mayList,
  };
}

export type Brief = Pick<Everything, 'tickets' | 'people' | 'organizations' | 'mayList'>;

/** The first of the same, for who is still typing. */
export async function searchBriefly(ctx: Ctx, typed: TypedSearch): Promise<Brief> {
  const [tickets, people, organizations] = await Promise.all([
    searchTyped(ctx, typed, { audience: 'staff', limit: BRIEFLY.tickets, briefly: true }),
    firstPeople(ctx, typed, BRIEFLY.named),
    firstOrganizations(ctx, typed, BRIEFLY.named),
  ]);
  return { tickets, people, organizations, mayList: isAdministrator(ctx.actor) };
}

/** One's own tickets, as customers see them. */
export function searchOwnBriefly(ctx: Ctx, typed: TypedSearch): Promise<TicketSearch> {
  return searchTyped(ctx, typed, { audience: 'customer', limit: BRIEFLY.tickets, briefly: true });
}

async function firstPeople(ctx: Ctx, typed: TypedSearch, most: number): Promise<Named<Person>> {
  const q = nameIn(typed);
  return q ? first(await searchPeople(ctx, { q, limit: most + 1 }), most) : NOBODY;
}

async function firstOrganizations(
  ctx: Ctx,
  typed: TypedSearch,
  most: number,
): Promise<Named<{ id: string; name: string }>> {
  const q = nameIn(typed);
  return q ? first(await organizationsNamed(ctx, { q, limit: most + 1 }), most) : NOBODY;
}

const first = <T>(found: T[], most: number): Named<T> => ({
  items: found.slice(0, most),
  isMore: found.length > most,
});

const FEWEST = 2;

/** What somebody may be called; nothing where the search says more of a ticket than words. */
export function nameIn({ terms, where }: TypedSearch): string | null {
  const plain = terms.every(({ excluded, within }) => !excluded && within === undefined);
  const name = terms
    .map(({ text }) => text)
    .join(' ')
    .trim();
  return plain && where.length === 0 && name.length >= FEWEST ? name : null;
}
