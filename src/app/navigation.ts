import type { Actor } from '../platform/ctx';
import type { Translate } from '../platform/i18n';

export type Portal = 'public' | 'customer' | 'desk' | 'admin';

export interface NavItem {
  label: string;
  href: string;
  icon: string;
  current: boolean;
  /** `g` and then this key goes there. */
  go: string | null;
  /** The heading that it stands under. */
  group: string | null;
}

interface Place {
  key: string;
  href: string;
  icon: string;
  go?: string;
  /** Only its own address lights it up, not those below. */
  exact?: boolean;
}

const CUSTOMER: Place[] = [{ key: 'nav.my_tickets', href: '/portal', icon: 'inbox', go: 't' }];

const DESK: Place[] = [
  { key: 'nav.my_day', href: '/desk', icon: 'home', go: 'h', exact: true },
  { key: 'nav.tickets', href: '/desk/tickets', icon: 'inbox', go: 't' },
  { key: 'nav.canned', href: '/desk/templates', icon: 'message-square-text', go: 'r' },
  { key: 'nav.my_requests', href: '/portal', icon: 'user-round', go: 'm' },
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
export function navigationFor(actor: Actor, path: string, t: Translate, { hasDemo = false } = {}): NavItem[] {
  if (actor.kind !== 'person') return [];
  if (actor.role === 'customer') return items(CUSTOMER, path, t, null);
  const desk = items(DESK, path, t, null);
  return actor.role === 'technician'
    ? desk
    : [...desk, ...items(hasDemo ? [...ADMIN, DEMO] : ADMIN, path, t, t('nav.administration'))];
}

function items(places: Place[], path: string, t: Translate, group: string | null): NavItem[] {
  return places.map(({ key, href, icon, go, exact }) => ({
    label: t(key),
    href,
    icon,
    current: path === href || (!exact && path.startsWith(`${href}/`)),
    go: go ?? null,
    group,
  }));
}
