import type { AdminPage } from '../../platform/http/administration';
import { type I18n, LOCALES } from '../../platform/i18n';
import { folded } from '../../platform/i18n/folded';
import type { Locale } from '../../platform/i18n/locale';
import { hrefOf } from './places.view';

/** A place of the administration that can be looked for: a page, or a part of one. */
export interface Entry {
  label: string;
  /** Where it is: the group of a page, the page of a part. */
  hint: string;
  href: string;
  icon: string;
  /**
   * What it is found by, folded, the closest first: its name in the reader's language, in the others, other words for
   * it, where it is, what it is for. Every list is of both languages, for people think in either.
   */
  keys: string[];
}

/** Every page and, right after it, its parts. */
export function entriesOf(pages: readonly AdminPage[], i18n: I18n, locale: Locale): Entry[] {
  const own = (key: string) => i18n.t(locale, key);
  const all = (key: string | undefined) => (key ? LOCALES.map((one) => i18n.t(one, key)).join(' ') : '');
  return pages.flatMap((page) => {
    const group = `administration.group.${page.group}`;
    const entry = {
      label: own(page.name),
      hint: own(group),
      href: hrefOf(page),
      icon: page.icon,
      keys: [own(page.name), all(page.name), all(page.words), all(group), all(page.text)].map(folded),
    };
    const parts = (page.parts ?? []).map(({ href, name, words }) => ({
      label: own(name),
      hint: own(page.name),
      href,
      icon: page.icon,
      keys: [own(name), all(name), all(words), all(page.name)].map(folded),
    }));
    return [entry, ...parts];
  });
}

/** The entries that every word of `query` fits, the closest first; public/js/palette.js does the same. */
export function found(entries: readonly Entry[], query: string): Entry[] {
  const wanted = wantedIn(folded(query));
  if (wanted.length === 0) return [];
  return entries
    .map((entry) => ({ entry, far: distance(entry, wanted) }))
    .filter(({ far }) => far < Infinity)
    .sort((one, other) => one.far - other.far)
    .map(({ entry }) => entry);
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** Words that say nothing of what is looked for: `registro de auditoría`, `the audit log`. */
const SMALL = new Set(
  'a al con de del el en la las lo los para por un una y and for in of on the to'.split(' '),
);

/** What has to fit: all words but the small ones, unless there are no others. */
function wantedIn(query: string): string[] {
  const words = wordsOf(query);
  const telling = words.filter((word) => !SMALL.has(word));
  return telling.length > 0 ? telling : words;
}

function distance({ keys }: Entry, wanted: string[]): number {
  const lists = keys.map(wordsOf);
  const far = wanted.map((word) => {
    const at = lists.findIndex((list) => list.some((known) => fits(known, word)));
    return at < 0 ? Infinity : at;
  });
  return far.reduce((sum, one) => sum + one, 0);
}

/** A word that begins like this, or this without its ending: `departamentos` is a `departamento`. */
function fits(known: string, wanted: string): boolean {
  return (
    known.startsWith(wanted) ||
    (known.length > 3 && wanted.startsWith(known) && wanted.length - known.length < 3)
  );
}
