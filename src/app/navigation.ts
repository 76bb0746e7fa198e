import type { Actor } from '../platform/ctx';
import type { Translate } from '../platform/i18n';

export type Portal = 'public' | 'customer' | 'desk' | 'admin';

export interface NavItem {
  label: string;
  href: string;
  icon: string;
  current: boolean;
}

interface Place {
  key: string;
  href: string;
  icon: string;
  /** Only its own address lights it up, not those below. */
  exact?: boolean;
}

const CUSTOMER: Place[] = [{ key: 'nav.my_tickets', href: '/portal', icon: 'inbox' }];

const DESK: Place[] = [
  { key: 'nav.my_day', href: '/desk', icon: 'home', exact: true },
  { key: 'nav.tickets', href: '/desk/tickets', icon: 'inbox' },
  { key: 'nav.canned', href: '/desk/templates', icon: 'message-square-text' },
];

const ADMIN: Place[] = [
  { key: 'nav.dashboard', href: '/admin', icon: 'layout-dashboard', exact: true },
  { key: 'nav.users', href: '/admin/users', icon: 'users' },
  { key: 'nav.departments', href: '/admin/departments', icon: 'network' },
  { key: 'nav.organizations', href: '/admin/organizations', icon: 'building-2' },
  { key: 'nav.categories', href: '/admin/categories', icon: 'folder-tree' },
  { key: 'nav.skills', href: '/admin/skills', icon: 'sparkles' },
  { key: 'nav.fields', href: '/admin/fields', icon: 'list-checks' },
  { key: 'nav.deleted', href: '/admin/deleted', icon: 'trash-2' },
  { key: 'nav.audit', href: '/admin/audit', icon: 'scroll-text' },
  { key: 'nav.settings', href: '/admin/settings', icon: 'settings' },
];

export function portalOf(path: string, actor: Actor): Portal {
  if (actor.kind !== 'person') return 'public';
  if (actor.role === 'customer') return 'customer';
  return path.startsWith('/admin') && actor.role === 'administrator' ? 'admin' : 'desk';
}

/** The places a person can go, with the one they are at marked. */
export function navigationFor(actor: Actor, path: string, t: Translate): NavItem[] {
  if (actor.kind !== 'person') return [];
  const places =
    actor.role === 'customer' ? CUSTOMER : actor.role === 'technician' ? DESK : [...DESK, ...ADMIN];
  return places.map(({ key, href, icon, exact }) => ({
    label: t(key),
    href,
    icon,
    current: path === href || (!exact && path.startsWith(`${href}/`)),
  }));
}

/** Where a person's own portal begins. */
export function homeOf(actor: Actor): string {
  if (actor.kind !== 'person') return '/';
  return actor.role === 'customer' ? '/portal' : '/desk';
}
