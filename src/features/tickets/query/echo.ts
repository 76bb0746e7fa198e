import type { Words } from '../../fields';
import { MOST_CHARACTERS, nameIn, replaced } from '../../query';
import { type Chip, chipsOf } from './chips';
import { filtersOf } from './search';
import type { ReadFilter, Search, Wrong } from './wanted.types';
import { MOST_OF_NAME } from './world.types';

// What a page tells of a query: what of it is not understood, what would be, and its parts.

export interface Problem {
  text: string;
  /** What can be taken in its place: what is probably meant, then all else. */
  instead: { lead: string; links: { label: string; href: string }[] }[];
}

export interface Echo {
  /** The text in pieces, where something of it is wrong. */
  pieces: { text: string; wrong: boolean }[];
  problems: Problem[];
  chips: Chip[];
}

/** @param href the address of the same page with another query */
export function echoOf(reader: Words, search: Search, href: (text: string) => string): Echo {
  const { t } = reader;
  const filters = filtersOf(search);
  const wrong = filters.flatMap((filter) => filter.wrong.map((one) => ({ filter, one })));
  const problems = wrong.map(({ filter, one }) => problemOf(reader, search.text, filter, one, href));
  const notes = filters
    .filter(({ isBounded }) => isBounded)
    .map((filter) => t('query.bounded', boundsOf(filter)));
  if (search.isCut) notes.push(t('query.cut', { max: MOST_CHARACTERS }));
  return {
    pieces:
      wrong.length > 0
        ? piecesOf(
            search.text,
            wrong.map(({ one }) => one),
          )
        : [],
    problems: problems.concat(notes.map((text) => ({ text, instead: [] }))),
    chips: chipsOf(reader, search, href),
  };
}

const boundsOf = ({ part: { pieces } }: ReadFilter) => ({
  max: MOST_OF_NAME,
  typed: pieces.map(({ text }) => text).join(', '),
});

function problemOf(
  { t, locale }: Words,
  text: string,
  { part }: ReadFilter,
  one: Wrong,
  href: (text: string) => string,
): Problem {
  const links = one.allowed.map((word) => ({
    label: word,
    href: href(replaced(text, one, instead(text, part, one, word))),
  }));
  const near = { lead: t('query.near'), links: one.isNear ? links.slice(0, 1) : [] };
  const allowed = { lead: t('query.allowed'), links: one.isNear ? links.slice(1) : links };
  return {
    text: t(`query.wrong.${one.problem}`, { typed: one.typed, name: nameIn(locale, part.name) }),
    instead: [near, allowed].filter((group) => group.links.length > 0),
  };
}

/** What stands there when it is taken: of a field its name is what was wrong, of a part without a value all but that. */
function instead(text: string, part: ReadFilter['part'], one: Wrong, word: string): string {
  if (one.problem === 'missing') return `${one.typed}${word}`;
  if (one.problem !== 'field') return word;
  const head = text.slice(part.from, part.to);
  const colon = head.indexOf(':', head.indexOf(part.field ?? ''));
  return head.slice(0, head.indexOf('.') + 1) + word + head.slice(colon);
}

function piecesOf(text: string, wrong: readonly Wrong[]): Echo['pieces'] {
  const pieces: Echo['pieces'] = [];
  let at = 0;
  for (const { from, to } of wrong) {
    if (from > at) pieces.push({ text: text.slice(at, from), wrong: false });
    pieces.push({ text: text.slice(from, to), wrong: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), wrong: false });
  return pieces;
}
