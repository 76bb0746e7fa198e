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

/** The place on the ticket's page where it stands, as far as that has one of its own. */
export function anchorOf({ place, commentId }: Snippet, audience: Audience): string {
  if (commentId) return `#${REPLY[audience]}${commentId}`;
  return place === 'description' ? '#description' : '';
}
