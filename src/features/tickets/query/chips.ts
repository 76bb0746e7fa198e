import { beginningOf } from '../../../platform/characters';
import { localized } from '../../../platform/i18n/localized';
import type { Words } from '../../fields';
import { isSaid, ME, type Name, OPEN_WORD, replaced, type TextPart, withoutParts } from '../../query';
import { choiceWords } from '../properties/list';
import { isFilter } from './search';
import type { ReadFilter, ReadPart, ReadValue, Search } from './wanted.types';

// A query as its reader sees it: each part a chip that takes it off.

export interface Chip {
  label: string;
  removeHref: string;
  /** It says nothing that counts. */
  wrong?: true;
}

/**
 * What is looked for first, then what filters.
 * @param href the address of the same page with another query
 */
export function chipsOf(reader: Words, search: Search, href: (text: string) => string): Chip[] {
  const texts: Chip[] = [];
  const filters: Chip[] = [];
  for (let place = 0; place < search.parts.length; place += 1) {
    const read = search.parts[place] as ReadPart;
    if (isFilter(read)) filters.push(...filterChips(reader, search.text, read, href));
    else {
      const run = runAt(search.parts, place);
      texts.push(textChip(reader, search.text, run, href));
      place += run.length - 1;
    }
  }
  return texts.concat(filters);
}

const isPlain = ({ phrase, excluded, within }: TextPart) => !phrase && !excluded && within === undefined;

/** Words that follow one another are looked for together, and come off together. */
function runAt(parts: readonly ReadPart[], place: number): TextPart[] {
  const run: TextPart[] = [];
  for (const { part } of parts.slice(place)) {
    if (part.kind !== 'text' || (run.length > 0 && !isPlain(part))) break;
    run.push(part);
    if (!isPlain(part)) break;
  }
  return run;
}

/** Of what is looked for: a chip is to be taken off, and all of it stands in the box. */
const MOST_QUOTED = 80;

function textChip({ t }: Words, text: string, run: TextPart[], href: (text: string) => string): Chip {
  const [first] = run as [TextPart];
  const field = t(first.within ? 'query.name.subject' : 'query.text');
  const said = run.map((part) => part.text).join(' ');
  const value = `“${beginningOf(said, MOST_QUOTED)}”`;
  return {
    label: t(first.excluded ? 'query.chip_not' : 'query.chip', { field, value }),
    removeHref: href(withoutParts(text, run)),
  };
}

/** One for each value, so that one alone can be taken off; what cannot be read stands as it is. */
function filterChips(reader: Words, text: string, read: ReadFilter, href: (text: string) => string): Chip[] {
  const { part, values, wrong } = read;
  if (values.length === 0) {
    return [
      { label: text.slice(part.from, part.to), removeHref: href(withoutParts(text, [part])), wrong: true },
    ];
  }
  const head = text.slice(part.from, part.pieces[0]?.from);
  const without = ({ from }: { from: number }) => {
    const left = part.pieces.filter((piece) => piece.from !== from);
    if (left.length === 0) return withoutParts(text, [part]);
    return replaced(text, part, head + left.map((piece) => text.slice(piece.from, piece.to)).join(','));
  };
  const right = values.map((value) => ({
    at: value.piece.from,
    chip: { label: labelOf(reader, read, value, text), removeHref: href(without(value.piece)) },
  }));
  const others = wrong.map((one) => ({
    at: one.from,
    chip: { label: head + one.typed, removeHref: href(without(one)), wrong: true as const },
  }));
  return [right, others]
    .flat()
    .sort((one, other) => one.at - other.at)
    .map(({ chip }) => chip);
}

/** What a filter is called. */
export const fieldName = ({ t, locale }: Words, { part, field }: ReadFilter): string =>
  field ? localized(locale, field, 'label') : t(`query.name.${part.name}`);

function labelOf(reader: Words, read: ReadFilter, value: ReadValue, text: string): string {
  const { t, fmt } = reader;
  const { name, excluded } = read.part;
  const { wanted } = value;
  if (name === 'is' && wanted.is === 'word') {
    const said = t(`query.is.${wanted.word}`);
    return excluded ? t('query.chip_not_word', { value: said }) : said;
  }
  const field = fieldName(reader, read);
  const key = excluded ? 'query.chip_not' : 'query.chip';
  const days = wanted.is === 'between' && wanted.between.days;
  if (!days) return t(key, { field, value: valueText(reader, name, value, text) });
  const { first, last } = days;
  if (first && last) {
    const both =
      first === last ? fmt.day(first) : t('query.days', { first: fmt.day(first), last: fmt.day(last) });
    return t(key, { field, value: both });
  }
  const side = first ? t('query.from', { field }) : t('query.to', { field });
  return t(key, { field: side, value: fmt.day(first || last) });
}

function valueText({ t }: Words, name: Name, value: ReadValue, text: string): string {
  const { wanted, label, piece } = value;
  if (wanted.is === 'none') return t(name === 'assignee' ? 'query.nobody' : 'query.none');
  if (wanted.is === 'tag') return wanted.tag;
  if (wanted.is === 'flag') return t(wanted.on ? 'query.yes' : 'query.no');
  if (wanted.is === 'word') return wordText(t, name, wanted.word);
  if (label !== undefined) return label || t('query.other');
  if (!piece.quoted && wanted.is === 'ids' && isSaid(ME, piece.text)) return t('query.me');
  return piece.quoted ? piece.text : text.slice(piece.from, piece.to);
}

/** A word of a list as the pages have it. */
export function wordText(t: Words['t'], name: Name, word: string): string {
  if (word === OPEN_WORD) return t('query.open');
  if (name === 'is') return t(`query.is.${word}`);
  if (name === 'has') return t(`query.has.${word}`);
  return t(`${choiceWords(name === 'hold' ? 'holdReason' : name)}.${word}`);
}
