import { beginningOf } from '../../../platform/characters';
import type { Locale } from '../../../platform/ctx';
import type { Formatter } from '../../../platform/format';
import type { Translate } from '../../../platform/i18n';
import { localized } from '../../../platform/i18n/localized';
import type { TicketField } from '../../fields';
import { MOST_CHARACTERS } from '../../query';
import type { Audience } from '../audience';
import type { Snippet, TicketSearch } from './search.types';

// What pages tell of a search, at the desk and in the portal alike.

interface Telling {
  t: Translate;
  fmt: Formatter;
  locale: Locale;
}

const MOST_QUOTED = 80;

/** What was looked for, in a title or a sentence. */
export const quotedSearch = (text: string): string => beginningOf(text, MOST_QUOTED);

/** What one should know of what was looked for, and was not. */
export function notesOn(
  { t, fmt }: Telling,
  typed: { isCut: boolean },
  found: Pick<TicketSearch, 'isCut' | 'instead'> | null,
): string[] {
  const notes: string[] = [];
  if (typed.isCut) notes.push(t('search.cut', { max: fmt.number(MOST_CHARACTERS) }));
  if (found?.isCut) notes.push(t('search.too_many_words'));
  for (const { typed: word, found: instead } of found?.instead ?? []) {
    notes.push(t('search.instead', { typed: word, found: instead }));
  }
  return notes;
}

/** How many tickets, as far as they are counted; null on later pages. */
export function countOf({ t }: Telling, { count, isMore }: TicketSearch): string | null {
  if (count === null) return null;
  return isMore ? t('search.count_more', { count }) : t('search.count', { count });
}

/** Where it stands, in words. */
export function placeOf(
  { t, locale }: Telling,
  { place, name }: Snippet,
  fields: readonly TicketField[],
): string {
  const field = place === 'field' ? fields.find(({ key }) => key === name) : undefined;
  if (field) return t('search.place.field_named', { name: localized(locale, field, 'label') });
  if (place === 'file_text' && name) return t('search.place.file_named', { name });
  return t(`search.place.${place}`);
}

/** What the page of a ticket calls the places of replies. */
const REPLY = { staff: 'c-', customer: 'comment-' } as const;

/**
 * The address of the place on a ticket's page where it stands, as far as that has one of its own.
 * @param earlier replies and notes that stand on an earlier page of the timeline, which ends before an id
 */
export function placeHref(
  href: string,
  { place, commentId }: Snippet,
  { audience, earlier }: { audience: Audience; earlier: ReadonlySet<string> },
): string {
  if (!commentId) return place === 'description' ? `${href}#description` : href;
  const page = earlier.has(commentId) ? `?before=${idAfter(commentId)}` : '';
  return `${href}${page}#${REPLY[audience]}${commentId}`;
}

/** The least id that is greater: what ends before it has this one last. */
function idAfter(id: string): string {
  const digits = (BigInt(`0x${id.replaceAll('-', '')}`) + 1n).toString(16).padStart(32, '0');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Replies and notes that results lead to. */
export const commentsIn = ({ items }: TicketSearch): string[] =>
  items.flatMap(({ snippet }) => snippet?.commentId ?? []);
