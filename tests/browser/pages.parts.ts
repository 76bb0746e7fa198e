import type { Route } from '../../src/platform/http/routes';
import { expectedStatus, type Level } from '../pages/levels';
import { gets, MAILS, NO_PAGES } from '../pages/places';

// Which file looks at which pages: those of all routes that are declared, in parts of about the same work.

/** The pages of an access, as somebody sees them. */
export interface Part {
  /** Whose: the name before `@demo.test`, or a visitor. */
  role: 'visitor' | 'customer' | 'technician' | 'admin';
  access: Route['access'];
  /** Paths of the part; without it, all. */
  paths?: RegExp;
}

const PEOPLE = /^\/admin\/(users|organizations|departments)/;
const LISTS = /^\/admin\/(categories|skills|fields)/;

export const PARTS = {
  visitors: { role: 'visitor', access: 'public' },
  customers: { role: 'customer', access: 'signed_in' },
  desk: { role: 'technician', access: 'staff' },
  // What everybody has looks different among the pages of staff.
  account: { role: 'technician', access: 'signed_in' },
  people: { role: 'admin', access: 'administrator', paths: PEOPLE },
  lists: { role: 'admin', access: 'administrator', paths: LISTS },
  system: {
    role: 'admin',
    access: 'administrator',
    paths: new RegExp(`^(?!${PEOPLE.source.slice(1)}|${LISTS.source.slice(1)})`),
  },
} satisfies Record<string, Part>;

/** Those that answer with something else, and mails, which look as mails do, without a page around them. */
export const UNSEEN = [...NO_PAGES, '/live', ...MAILS];

/** The pages of a part, each once. */
export function pagesOf({ role, access, paths }: Part): Route[] {
  const level: Level = role === 'admin' ? 'administrator' : role;
  return gets.filter(
    (route) =>
      route.access === access &&
      (paths?.test(route.path) ?? true) &&
      !UNSEEN.includes(route.path) &&
      expectedStatus(route, level) === 200,
  );
}
