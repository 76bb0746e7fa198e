import type { Translate } from '../i18n';

/** A place that people go to. Features declare theirs as data, and `src/app` puts them together. */
export interface Place {
  /** The text that names it. */
  key: string;
  /** Whoever is below this address is there too; its query, where it has one, has to be the same. */
  href: string;
  icon: string;
  /** `g` and then this key goes there. */
  go?: string;
  /** Only its own address lights it up, not those below. */
  exact?: boolean;
  /** Places of its own, in a list with a name that people can fold away; `id` is unique among all lists. */
  below?: { id: string; key: string; places: Place[] };
}

/** What only the page knows of the places that lead to it; in its model, as `navigation`. */
export interface PageNavigation {
  /** The place that it is at, where its address does not say so. */
  at?: string;
  /** What stands beside places, by their addresses, as it is shown. */
  counts?: Record<string, string>;
  /** Where the counts can be fetched anew when a hint for `queue` arrives; without it they stay as they are. */
  live?: string;
}

export interface NavItem {
  label: string;
  href: string;
  icon: string;
  /** As `aria-current` says it: this very page, or a page that belongs to the place. */
  current: 'page' | 'true' | null;
  count: string | null;
  go: string | null;
  below: { id: string; label: string; folded: boolean; items: NavItem[] } | null;
}

/** Where a request is, and what it knows of the places. */
export interface NavContext {
  path: string;
  query: Record<string, unknown>;
  page: PageNavigation;
  /** The ids of the lists that the reader has folded away. */
  folded: ReadonlySet<string>;
  t: Translate;
}

/** Places as they are shown. Of a place and those below it one is current at most: the one that is to be seen. */
export function navItems(places: Place[], context: NavContext): NavItem[] {
  return places.map((place) => {
    const { href, icon, go = null } = place;
    const below = place.below ? listBelow(place.below, context) : null;
    const isSeen = below && !below.folded && below.items.some(({ current }) => current);
    return {
      label: context.t(place.key),
      href,
      icon,
      current: isSeen ? null : currentOf(place, context),
      count: context.page.counts?.[href] ?? null,
      go,
      below,
    };
  });
}

function listBelow({ id, key, places }: NonNullable<Place['below']>, context: NavContext) {
  const items = navItems(places, context);
  return { id, label: context.t(key), folded: context.folded.has(id), items };
}

function currentOf({ href, exact }: Place, { path, query, page }: NavContext): NavItem['current'] {
  const { pathname, searchParams } = new URL(href, 'http://desk.invalid');
  const isExact = path === pathname;
  if (!isExact && (exact || !path.startsWith(`${pathname}/`))) return null;
  const asked = [...searchParams];
  const isAsked = page.at ? page.at === href : asked.every(([name, value]) => query[name] === value);
  if (asked.length > 0 && !isAsked) return null;
  return isExact && (asked.length > 0 || !page.at) ? 'page' : 'true';
}
