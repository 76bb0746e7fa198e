import type { Request } from 'express';
import type { Translate } from '../../platform/i18n';
import { isolated } from '../../platform/prose';
import type { TicketSearch } from '../tickets';
import type { Brief } from './search.service';
import { organizationSearch, searchHref, ticketsOf } from './search.view';

/** A line of the palette. */
interface Line {
  href: string;
  icon: string;
  label: string;
  hint: string;
}

/** What the palette shows of what is found, and how it is told to who hears it; nothing where nothing was typed. */
export function paletteView({ shell: { t } }: Request, found: Brief | null) {
  if (!found) return { lines: [], said: '' };
  const tickets = ticketLines(t, found.tickets, '/desk/tickets');
  const people = found.people.items.map(
    (person): Line => ({
      href: found.mayList ? `/admin/users/${person.id}` : ticketsOf(person),
      icon: 'user-round',
      label: person.name,
      hint: person.organizationName ?? person.email,
    }),
  );
  const organizations = found.organizations.items.map(
    ({ id, name }): Line => ({
      href: found.mayList ? `/admin/organizations/${id}` : searchHref(organizationSearch(name)),
      icon: 'building-2',
      label: name,
      hint: t('search.organization'),
    }),
  );
  const lines = tickets.concat(people, organizations);
  return { lines, said: t('search.palette.found', { count: lines.length }) };
}

export function ownPaletteView({ shell: { t } }: Request, found: TicketSearch | null) {
  const lines = found ? ticketLines(t, found, '/portal/tickets') : [];
  return { lines, said: found ? t('search.palette.found', { count: lines.length }) : '' };
}

function ticketLines(t: Translate, { items }: TicketSearch, path: string): Line[] {
  return items.map(({ ticket: { number, subject, status } }) => ({
    href: `${path}/${number}`,
    icon: 'ticket',
    label: `#${number} ${isolated(subject)}`,
    hint: t(`ticket.status.${status}`),
  }));
}
