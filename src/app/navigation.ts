import { viewPlaces } from '../features/tickets/queue/views.view';
import type { Actor } from '../platform/ctx';
import { type NavContext, type NavItem, navItems, type Place } from '../platform/http/navigation';

export type Portal = 'public' | 'customer' | 'desk' | 'admin';

const CUSTOMER: Place[] = [{ key: 'nav.my_tickets', href: '/portal', icon: 'inbox', go: 't' }];

const DESK: Place[] = [
  { key: 'nav.my_day', href: '/desk', icon: 'home', go: 'h', exact: true },
  {
    key: 'nav.tickets',
    href: '/desk/tickets',
    icon: 'ticket',
    go: 't',
    below: { id: 'tickets', key: 'nav.views', places: viewPlaces },
  },
  { key: 'nav.canned', href: '/desk/templates', icon: 'message-square-text', go: 'r' },
  { key: 'nav.reports', href: '/desk/reports', icon: 'chart-column', go: 'f' },
  { key: 'exports.title', href: '/desk/exports', icon: 'download', go: 'x' },
  { key: 'nav.my_requests', href: '/portal', icon: 'life-buoy', go: 'm' },
];

const ADMIN: Place = { key: 'nav.administration', href: '/admin', icon: 'settings', go: 'a' };

export function portalOf(path: string, actor: Actor): Portal {
  if (actor.kind !== 'person') return 'public';
  if (actor.role === 'customer') return 'customer';
  return path.startsWith('/admin') && actor.role === 'administrator' ? 'admin' : 'desk';
}

/** The places a person can go, with the one they are at marked. */
export function navigationFor(actor: Actor, context: NavContext): NavItem[] {
  if (actor.kind !== 'person') return [];
  if (actor.role === 'customer') return navItems(CUSTOMER, context);
  return navItems(actor.role === 'administrator' ? [...DESK, ADMIN] : DESK, context);
}

/** What people can fold: the sidebar itself, and the lists in it. */
export const FOLDABLE: string[] = ['sidebar', ...DESK.flatMap(({ below }) => below?.id ?? [])];
