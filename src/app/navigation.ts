import { viewPlaces } from '../features/tickets/queue/views.view';
import type { Actor } from '../platform/ctx';
import { type NavItem, navItems, type Place, type Standing } from '../platform/http/navigation';

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
  { key: 'nav.my_requests', href: '/portal', icon: 'life-buoy', go: 'm' },
];

const ADMIN: Place[] = [
  { key: 'nav.dashboard', href: '/admin', icon: 'layout-dashboard', go: 'd', exact: true },
  { key: 'nav.users', href: '/admin/users', icon: 'users', go: 'u' },
  { key: 'nav.departments', href: '/admin/departments', icon: 'network' },
  { key: 'nav.organizations', href: '/admin/organizations', icon: 'building-2' },
  { key: 'nav.categories', href: '/admin/categories', icon: 'folder-tree' },
  { key: 'nav.skills', href: '/admin/skills', icon: 'sparkles' },
  { key: 'nav.fields', href: '/admin/fields', icon: 'list-checks' },
  { key: 'nav.deleted', href: '/admin/deleted', icon: 'trash-2' },
  { key: 'nav.sign_ins', href: '/admin/sign-ins', icon: 'log-in' },
  { key: 'nav.audit', href: '/admin/audit', icon: 'scroll-text' },
  { key: 'nav.jobs', href: '/admin/jobs', icon: 'activity' },
  { key: 'nav.access', href: '/admin/access', icon: 'key-round' },
  { key: 'nav.settings', href: '/admin/settings', icon: 'settings', go: 's' },
];

/** Only while there is demo data to remove. */
const DEMO: Place = { key: 'nav.demo', href: '/admin/demo', icon: 'archive' };

export function portalOf(path: string, actor: Actor): Portal {
  if (actor.kind !== 'person') return 'public';
  if (actor.role === 'customer') return 'customer';
  return path.startsWith('/admin') && actor.role === 'administrator' ? 'admin' : 'desk';
}

/** The places a person can go, with the one they are at marked. */
export function navigationFor(actor: Actor, standing: Standing, { hasDemo = false } = {}): NavItem[] {
  if (actor.kind !== 'person') return [];
  if (actor.role === 'customer') return navItems(CUSTOMER, standing);
  const desk = navItems(DESK, standing);
  if (actor.role === 'technician') return desk;
  const admin = hasDemo ? [...ADMIN, DEMO] : ADMIN;
  return [...desk, ...navItems(admin, standing, standing.t('nav.administration'))];
}

/** What people can fold: the sidebar itself, and the lists in it. */
export const FOLDABLE: string[] = ['sidebar', ...DESK.flatMap(({ below }) => below?.id ?? [])];
