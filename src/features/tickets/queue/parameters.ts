import type { Locale } from '../../../platform/ctx';
import {
  CHOICES,
  type ChoiceName,
  isChoiceName,
  type Name,
  NONE,
  quoted,
  type Said,
  withPart,
  written,
  writtenPart,
} from '../../query';
import type { Property } from '../properties/kinds';
import { FILTERED, type FilterName, filterNames, isOf, propertyOf } from '../properties/list';
import { choicesOf } from '../query/choices';
import { filtersOf, isFilter, valueWritten } from '../query/search';
import type { ReadFilter, ReadPart, Search } from '../query/wanted.types';
import { type QueueAddress, YES } from './queue.schema';

// The older names in a queue's address (`status`, `from`, `overdue`, …) and the language: links that people keep, and the
// selects and fields beside the search. What they say is a part of the query like any other.

/** What the language calls what the queue has a filter for. */
export const LANGUAGE: Record<FilterName, Name> = {
  createdAt: 'created',
  status: 'status',
  priority: 'priority',
  departmentId: 'department',
  categoryId: 'category',
  assigneeId: 'assignee',
  requesterId: 'requester',
  dueAt: 'due',
  tags: 'tag',
};

/** All that an address asks for. */
export function languageOf(address: QueueAddress, locale: Locale): string {
  const said = FILTERED.flatMap((name) =>
    partsFor(locale, name, (param) => [address[param] ?? []].flat().filter((value) => value !== '')),
  );
  return said.reduce(withPart, address.q ?? '');
}

/** The parts for what the parameters of one property say. */
function partsFor(locale: Locale, name: FilterName, saidBy: (param: string) => string[]): string[] {
  const [first, last] = filterNames(name);
  const called = LANGUAGE[name];
  if (isOf(name, 'moment')) {
    const past = saidBy(propertyOf(name)?.filter?.past ?? '').includes(YES);
    const days = daysWritten(saidBy(first)[0] ?? '', saidBy(last)[0] ?? '');
    return days
      .map((said) => writtenPart(locale, called, [said]))
      .concat(past ? writtenPart(locale, 'is', [written(CHOICES.is.overdue, locale)]) : []);
  }
  const values = saidBy(first).map((value) => valueFor(locale, called, value));
  return values.length > 0 ? [writtenPart(locale, called, values)] : [];
}

/** Each end for itself, so that it comes off by itself. */
function daysWritten(first: string, last: string): string[] {
  if (first && first === last) return [first];
  return [first ? `>=${first}` : [], last ? `<=${last}` : []].flat();
}

function valueFor(locale: Locale, name: Name, value: string): string {
  if (isChoiceName(name)) return written((CHOICES[name] as Record<string, Said>)[value] as Said, locale);
  return value === 'none' ? written(NONE, locale) : quoted(value);
}

type Parts = Pick<Search, 'parts'>;

/** Whether it narrows to what it says under that name. */
const narrows = ({ part, values }: ReadFilter, name: Name): boolean =>
  part.name === name && !part.excluded && values.length > 0;

const filtersFor = (search: Parts, name: Name): ReadFilter[] =>
  filtersOf(search).filter((read) => narrows(read, name));

/** The words of a list that the query narrows to. */
export function chosenWords(search: Parts, name: FilterName): string[] {
  return filtersFor(search, LANGUAGE[name]).flatMap(({ values }) =>
    values.flatMap(({ wanted }) =>
      wanted.is === 'word' ? [choicesOf(LANGUAGE[name] as ChoiceName, wanted.word), wanted.word].flat() : [],
    ),
  );
}

const isOverdue = (read: ReadFilter): boolean =>
  narrows(read, 'is') && read.values.every(({ wanted }) => wanted.is === 'word' && wanted.word === 'overdue');

/** Whether the query says anything of a property, or of what is over by it. */
export function asksFor(search: Parts, name: FilterName): boolean {
  const isPast = propertyOf(name)?.filter?.past !== undefined;
  return filtersFor(search, LANGUAGE[name]).length > 0 || (isPast && filtersOf(search).some(isOverdue));
}

/** What the control of a parameter shows of a query: nothing where it says more than that could. */
export function shownValue(search: Parts, name: FilterName, param: string): string {
  const { kind, filter } = propertyOf(name) as Property;
  if (kind === 'choice') return '';
  if (kind === 'moment') {
    if (param === filter?.past) return filtersOf(search).some(isOverdue) ? YES : '';
    return shownDay(search, name, param);
  }
  const [only, ...others] = filtersFor(search, LANGUAGE[name]);
  const [value, ...more] = only?.values ?? [];
  if (!value || others.length > 0 || more.length > 0) return '';
  const { wanted } = value;
  if (wanted.is === 'none') return 'none';
  if (wanted.is === 'tag') return wanted.tag;
  return wanted.is === 'ids' && wanted.ids.length === 1 ? (wanted.ids[0] as string) : '';
}

function shownDay(search: Parts, name: FilterName, param: string): string {
  const [first] = filterNames(name);
  const ends = filtersFor(search, LANGUAGE[name]).map(({ values: [value, ...more] }) => {
    if (value?.wanted.is !== 'between' || more.length > 0) return '';
    const { days } = value.wanted.between;
    return (param === first ? days?.first : days?.last) ?? '';
  });
  const said = ends.filter((day) => day !== '');
  return said.length === 1 ? (said[0] as string) : '';
}

export interface Change {
  search: Search;
  /** The query that the form was made for. */
  before: Search;
  address: QueueAddress;
  /** Whether a parameter was sent, but could not be read. */
  isUnread(param: string): boolean;
  locale: Locale;
}

/** A part as it was read, and as it is written; null for one that is new. */
type Written = { read: ReadPart | null; text: string };

/** The query with what somebody has changed in the controls beside it. */
export function withControls(change: Change): string {
  const { text, parts } = change.search;
  const written = parts.map((read) => ({ read, text: text.slice(read.part.from, read.part.to) }));
  return FILTERED.reduce((left, name) => withControlsOf(left, change, name), written as Written[])
    .map((part) => part.text)
    .join(' ');
}

function withControlsOf(parts: Written[], change: Change, name: FilterName): Written[] {
  const { before, address, isUnread, locale } = change;
  const { past } = propertyOf(name)?.filter ?? {};
  const params = isOf(name, 'moment') ? filterNames(name) : [filterNames(name)[0]];
  if ([params, past ?? []].flat().some(isUnread)) return parts;
  const said = (param: string) => [address[param] ?? []].flat().filter((value) => value !== '');
  if (isOf(name, 'choice')) return withChoice(parts, name, said(params[0] as string), locale);
  const isSame = (param: string) => (said(param)[0] ?? '') === shownValue(before, name, param);
  let left = parts;
  if (!params.every(isSame)) {
    const isTaken = (read: ReadFilter) => isShown(read, name, params);
    left = exchanged(
      left,
      isTaken,
      partsFor(locale, name, (param) => (param === past ? [] : said(param))),
    );
  }
  if (past && !isSame(past)) {
    left = exchanged(
      left,
      isOverdue,
      partsFor(locale, name, (param) => (param === past ? said(param) : [])),
    );
  }
  return left;
}

const exchanged = (parts: Written[], isTaken: (read: ReadFilter) => boolean, by: string[]): Written[] =>
  parts
    .filter(({ read }) => !read || !isFilter(read) || !isTaken(read))
    .concat(by.map((text) => ({ read: null, text })));

/** Whether the controls show it: only what they show they take away. */
function isShown(read: ReadFilter, name: FilterName, params: readonly string[]): boolean {
  return params.some((param) => shownValue({ parts: [read] }, name, param) !== '');
}

/** Choices add up: to those that are there comes one more. */
function withChoice(parts: Written[], name: FilterName, said: string[], locale: Locale): Written[] {
  const called = LANGUAGE[name];
  const added = said.map((value) => valueFor(locale, called, value));
  if (added.length === 0) return parts;
  const there = parts.find(({ read }) => read && isFilter(read) && narrows(read, called));
  const values = there ? (there.read as ReadFilter).values.map(valueWritten) : [];
  const text = writtenPart(locale, called, values.concat(added));
  return there
    ? parts.map((part) => (part === there ? { read: null, text } : part))
    : parts.concat({ read: null, text });
}
