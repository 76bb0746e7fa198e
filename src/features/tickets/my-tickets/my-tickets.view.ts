import { listHref } from '../../../platform/http/lists';
import type { Shell } from '../../../platform/http/request';
import { localized } from '../../../platform/i18n/localized';
import type { Page } from '../../../platform/paging';
import type { Marked } from '../../../platform/search/marks';
import { MOST_CHARACTERS } from '../../query';
import { quotedSearch } from '../search/told';
import type { TicketListItem } from '../tickets.types';
import { SECTIONS, type Section } from '../tickets.words';
import { waitsFor } from './waiting';

export const PATH = '/portal/tickets';
/** Counts stop there, so that a page never waits for an exact large number. */
const COUNT_CAP = 1000;

export interface ListState {
  /** None while searching: that goes through all of them. */
  section: Section | undefined;
  organization: boolean;
  q: string | null;
  /** The reader's organization shares its tickets. */
  shares: boolean;
  isStaff: boolean;
  now: Date;
  here: string;
}

export function listView(
  shell: Shell,
  tickets: Page<TicketListItem>,
  counts: Record<Section, number>,
  state: ListState,
) {
  const { t } = shell;
  const { section, organization, q } = state;
  const scope = organization ? '1' : null;
  const address = (more: Record<string, string | null>) =>
    listHref(PATH, { section, organization: scope, q }, more);
  return {
    title: t(titleOf(state)),
    here: state.here,
    q: q ?? '',
    // One more than count: the page says that the rest was cut.
    maxlength: MOST_CHARACTERS + 1,
    hidden: organization ? { organization: '1' } : {},
    clearHref: q ? address({ q: null }) : null,
    found: q ? t('portal.list.found', { q: quotedSearch(q) }) : null,
    organization,
    sections: SECTIONS.map((name) => ({
      label: t(`portal.list.${name}`),
      href: listHref(PATH, { section: name, organization: scope }),
      current: name === section,
      count: counts[name] >= COUNT_CAP ? `${COUNT_CAP - 1}+` : counts[name],
    })),
    scopes: state.shares ? scopesOf(shell, state) : null,
    notes: [] as string[],
    first: null as string | null,
    widerHref: null as string | null,
    rows: tickets.items.map((ticket) => rowOf(shell, ticket, state.now)),
    empty: emptyOf(shell, counts, state),
    previous: tickets.previous && address({ cursor: tickets.previous }),
    next: tickets.next && address({ cursor: tickets.next }),
    liveTopics: ['portal'],
  };
}

/** At the desk “my tickets” are those that one works on. */
function titleOf({ organization, isStaff }: ListState): string {
  if (isStaff) return 'portal.list.title_staff';
  return organization ? 'portal.list.title_organization' : 'portal.list.title';
}

function scopesOf({ t }: Shell, { section, organization, q }: ListState) {
  return [
    { label: t('portal.list.mine'), href: listHref(PATH, { section, q }), current: !organization },
    {
      label: t('portal.list.organization'),
      href: listHref(PATH, { section, organization: '1', q }),
      current: organization,
    },
  ];
}

function rowOf(shell: Shell, ticket: TicketListItem, now: Date) {
  return {
    id: ticket.id,
    number: `#${ticket.number}`,
    href: `/portal/tickets/${ticket.number}`,
    subject: ticket.subject,
    status: statusOf(shell, ticket),
    category: ticket.category ? localized(shell.locale, ticket.category, 'name') : '',
    requester: ticket.requester.name,
    updated: shell.fmt.moment(ticket.updatedAt, now),
    marked: null as Marked[] | null,
    snippet: null as { place: string; text: Marked[]; href: string } | null,
  };
}

/** The status in the customer's words: what is wanted of them comes before what the desk calls it. */
export function statusOf(
  { t }: Shell,
  ticket: Pick<TicketListItem, 'status' | 'holdReason' | 'satisfactionAt' | 'resolvedAt'>,
): { status: string; label?: string; reason?: string } {
  const { status } = ticket;
  switch (waitsFor(ticket)) {
    case 'answer':
      return { status, label: t('portal.status.needs_reply') };
    case 'confirmation':
      return { status, reason: t('portal.status.to_confirm') };
    default:
      return { status };
  }
}

function emptyOf({ t }: Shell, counts: Record<Section, number>, { section, q }: ListState) {
  if (q) {
    return {
      icon: 'search',
      title: t('portal.list.empty.search.title', { q: quotedSearch(q) }),
      text: t('portal.list.empty.search.text'),
      offersNew: false,
    };
  }
  const first = SECTIONS.every((name) => counts[name] === 0);
  const kind = first ? 'first' : (section ?? 'open');
  return {
    icon: first ? 'ticket' : section === 'waiting' ? 'circle-check' : 'inbox',
    title: t(`portal.list.empty.${kind}.title`),
    text: t(`portal.list.empty.${kind}.text`),
    offersNew: first || section === 'open',
  };
}
