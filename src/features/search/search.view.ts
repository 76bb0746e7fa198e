import type { Request } from 'express';
import { listHref } from '../../platform/http/lists';
import { quoted } from '../query';
import {
  countOf,
  echoOf,
  type FoundTicket,
  notesOn,
  placeHref,
  placeOf,
  queryBoxOf,
  quotedSearch,
  type TypedSearch,
} from '../tickets';
import type { Person } from '../users';
import { EXAMPLES } from './examples';
import type { Everything } from './search.service';

export const SEARCH = '/desk/search';
export const PALETTE = `${SEARCH}/palette`;
export const OWN_PALETTE = '/portal/search/palette';
const QUEUE = '/desk/tickets';

export const searchHref = (q: string, more: Record<string, string | null> = {}): string =>
  listHref(SEARCH, { q }, more);

export interface Searched {
  /** Null where nothing was asked yet. */
  typed: TypedSearch | null;
  /** Null where there is nothing to look for. */
  found: Everything | null;
  isFirst: boolean;
}

export function searchView(req: Request, { typed, found, isFirst }: Searched) {
  const { t } = req.shell;
  const q = typed?.text ?? '';
  const isNothing = found !== null && isEmpty(found);
  return {
    title: q ? t('search.title_of', { q: quotedSearch(q) }) : t('search.title'),
    heading: t('search.title'),
    ownSearch: true,
    q,
    box: Object.assign(queryBoxOf(req.shell), {
      id: 'everything',
      value: q,
      label: t('search.box'),
      placeholder: t('search.box'),
      shortcut: '/',
      focus: typed === null,
    }),
    action: SEARCH,
    echo: echoOn(req, typed),
    count: found && countOf(req.shell, found.tickets),
    notes: [
      ...(typed && isFirst ? notesOn(req.shell, SAID_BY_ECHO, found?.tickets ?? null) : []),
      ...(found?.isBeingPrepared ? [t('search.building')] : []),
    ],
    tickets: found ? found.tickets.items.map((item) => ticketOf(req, item, found)) : [],
    people: found ? found.people.items.map((person) => personOf(req, person, found.mayList)) : [],
    organizations: found
      ? found.organizations.items.map((one) => organizationOf(req, one, found.mayList))
      : [],
    allPeople: found?.people.isMore && found.mayList ? listHref('/admin/users', { q }) : null,
    allOrganizations:
      found?.organizations.isMore && found.mayList ? listHref('/admin/organizations', { q }) : null,
    next: found?.tickets.next ? searchHref(q, { cursor: found.tickets.next }) : null,
    first: isFirst ? null : searchHref(q),
    help: emptyHelp(req, typed, found, isNothing && isFirst),
    isBeginning: typed === null,
    examples: typed === null || isNothing || found === null ? examplesOf(req) : [],
  };
}

/** That only the beginning of it counts stands beside what is not understood. */
const SAID_BY_ECHO = { isCut: false };

/** What of it is not understood, and its parts where there is more to it than words. */
function echoOn(req: Request, typed: TypedSearch | null) {
  if (!typed) return null;
  const { pieces, problems, chips } = echoOf(req.shell, typed.search, (text) => searchHref(text));
  const hasFilters = typed.search.parts.some(({ part }) => part.kind === 'filter');
  return { pieces, problems, chips: hasFilters ? chips : [] };
}

const isEmpty = ({ tickets, people, organizations }: Everything): boolean =>
  tickets.items.length + people.items.length + organizations.items.length === 0;

/** Why nothing is shown, where nothing is. */
function emptyHelp(
  { shell: { t } }: Request,
  typed: TypedSearch | null,
  found: Everything | null,
  isNothing: boolean,
) {
  if (!typed) return null;
  if (!found)
    return { title: t('search.nothing_to_find'), text: t('search.nothing_to_find_text'), plain: null };
  if (!isNothing) return null;
  const words = typed.search.parts.flatMap(({ part }) => (part.kind === 'text' ? part : []));
  const plain =
    typed.where.length > 0 && words.length > 0
      ? searchHref(words.map(({ from, to }) => typed.text.slice(from, to)).join(' '))
      : null;
  return {
    title: t('search.nothing', { q: quotedSearch(typed.text) }),
    text: t('search.nothing_text'),
    plain,
  };
}

/** How to search, each way with something to try. */
function examplesOf({ shell: { t } }: Request) {
  return EXAMPLES.map((name) => {
    const typed = t(`search.example.${name}`);
    return { typed, href: searchHref(typed), text: t(`search.example.${name}_text`) };
  });
}

function ticketOf(req: Request, { ticket, subject, snippet }: FoundTicket, found: Everything) {
  const { t, fmt } = req.shell;
  const href = `${QUEUE}/${ticket.number}`;
  return {
    id: ticket.id,
    number: `#${ticket.number}`,
    href,
    subject,
    snippet: snippet && {
      isNote: snippet.place === 'note',
      place: placeOf(req.shell, snippet, found.fields),
      text: snippet.text,
      href: placeHref(href, snippet, { audience: 'staff', earlier: found.earlier }),
    },
    status: ticket.status,
    reason: ticket.holdReason ? t(`ticket.hold.${ticket.holdReason}`) : '',
    priority: ticket.priority,
    requester: ticket.requester.name,
    organization: found.organizationOf.get(ticket.id) ?? null,
    department: ticket.department.name,
    updated: fmt.moment(ticket.updatedAt, req.ctx.now),
  };
}

/** Whoever cannot open somebody's account is led to their tickets. */
function personOf({ shell: { t } }: Request, person: Person, mayList: boolean) {
  const { id, name, email, role, organizationName } = person;
  const tickets = ticketsOf(person);
  return {
    id,
    name,
    href: mayList ? `/admin/users/${id}` : tickets,
    email,
    about: [t(`users.role.${role}`), organizationName].filter(Boolean).join(' · '),
    tickets,
  };
}

/** Those that somebody has: as requester, or as who works on them. */
export const ticketsOf = ({ id, role }: Pick<Person, 'id' | 'role'>): string =>
  listHref(QUEUE, { view: 'all', [role === 'customer' ? 'requester' : 'assignee']: id });

function organizationOf(_req: Request, { id, name }: { id: string; name: string }, mayList: boolean) {
  const tickets = searchHref(organizationSearch(name));
  return { id, name, href: mayList ? `/admin/organizations/${id}` : tickets, tickets };
}

/** A search for the tickets of an organization. */
export const organizationSearch = (name: string): string => `org:${quoted(name)}`;
