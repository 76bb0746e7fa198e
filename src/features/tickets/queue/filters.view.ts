import type { Request } from 'express';
import type { FieldError } from '../../../platform/errors';
import { listHref } from '../../../platform/http/lists';
import { namedOptions, type Option, wordOptions } from '../../../platform/http/options';
import type { Page } from '../../../platform/paging';
import { type CategoryNode, categoryOptions } from '../../categories';
import type { ListedSla } from '../../sla';
import type { Filter, Property } from '../properties/kinds';
import {
  FILTERED,
  type FilterName,
  filterNames,
  isOf,
  propertyOf,
  SORT_NAMES,
  SORTS,
} from '../properties/list';
import type { TicketListItem } from '../tickets.types';
import type { View } from '../tickets.words';
import { HOME } from './asked';
import { orderOf } from './orders';
import type { QueueQuery } from './queue.schema';
import { SEARCH_WORDS, type SearchWord, searchWordsIn, withoutWord } from './search-words';

export interface BulkResult {
  /** A text key: the form as a whole is wrong. */
  message?: string;
  changed?: number;
  /** Of an undo: how many tickets are as they were. */
  undone?: number;
  /** What was changed can still be undone, by this id. */
  undo?: string;
  refused?: { number: number; reason: FieldError }[];
  selected?: string[];
  values?: Record<string, unknown>;
}

/** Everything a queue shows, as it was read. */
export interface QueueParts {
  query: QueueQuery;
  tickets: Page<TicketListItem>;
  slas: ReadonlyMap<string, ListedSla>;
  counts: Record<View, number>;
  departments: readonly { id: string; name: string }[];
  categories: readonly CategoryNode[];
  staff: readonly { id: string; name: string }[];
  /** Colleagues on leave or gone. */
  gone: readonly { id: string; name: string }[];
  result?: BulkResult;
}

/** The queue's address with some of its parts changed; another list begins at its first page. */
export function queueHref(query: QueueQuery, change: Partial<QueueQuery>): string {
  return listHref(HOME, query, change);
}

/** The filter bar: what can be chosen, what is chosen, and a chip for each that takes it off. */
export function filtersOf(req: Request, parts: QueueParts, view: View) {
  const { t } = req.shell;
  const { query } = parts;
  const placed = (place: Filter['place']) =>
    FILTERED.filter((name) => propertyOf(name)?.filter?.place === place);
  const more = placed('more').flatMap((name) => fieldsOf(req, query, name));
  return {
    hidden: [
      ['view', view],
      ...[...placed('bar'), ...placed('link')].flatMap((name) => travelling(query, name)),
    ],
    search: {
      name: 'q',
      value: query.q ?? '',
      label: t('queue.filter.q'),
      placeholder: t('queue.filter.q_hint'),
      maxlength: 200,
      words: SEARCH_WORDS.map((word) => ({ value: `is:${word}`, label: t(`queue.word.${word}`) })),
    },
    selects: placed('bar').map((name) => selectOf(req, parts, name)),
    more: { fields: more, on: more.some(({ value }) => value !== '') },
    sort: {
      name: 'sort',
      label: t('queue.filter.sort'),
      value: orderOf({ view, sort: query.sort ?? undefined }),
      options: sortsOf(view).map((sort) => ({ value: sort, label: t(`queue.sort.${sort}`) })),
    },
    active: chipsOf(req, parts, view, [...placed('bar'), ...placed('link'), ...placed('more')]),
    clearHref: listHref(HOME, { view }),
  };
}

/** What is solved has no time left to go by. */
const sortsOf = (view: View) => SORT_NAMES.filter((sort) => view !== 'resolved' || !SORTS[sort].open);

/** Choices add up: those chosen travel along, the list offers the rest. */
function travelling(query: QueueQuery, name: FilterName): [string, string][] {
  const [param] = filterNames(name);
  const isAlone = propertyOf(name)?.filter?.place === 'bar' && !isOf(name, 'choice');
  return isAlone ? [] : chosen(query, param).map((value) => [param, value]);
}

const chosen = (query: QueueQuery, param: string): string[] => [query[param] ?? []].flat();

function selectOf(req: Request, parts: QueueParts, name: FilterName) {
  const { t } = req.shell;
  const [param] = filterNames(name);
  const label = t(`ticket.field.${name}`);
  const values = chosen(parts.query, param);
  const options = optionsOf(req, parts, name);
  if (isOf(name, 'person') && parts.gone.length > 0) {
    const groups = [
      { label: null, options },
      { label: t('queue.filter.gone'), options: namedOptions(parts.gone) },
    ];
    return { name: param, label, value: values[0] ?? '', groups };
  }
  if (!isOf(name, 'choice')) return { name: param, label, value: values[0] ?? '', options };
  const left = options.filter(({ value }) => !values.includes(value));
  const empty = values.length > 0 ? t('queue.filter.add') : t('ui.filters.any');
  return { name: param, label, value: '', options: left, empty };
}

function optionsOf(req: Request, parts: QueueParts, name: FilterName): Option[] {
  const { kind, words, choices = [] } = propertyOf(name) as Property;
  switch (kind) {
    case 'choice':
      return wordOptions(req, `ticket.${words}`, choices);
    case 'department':
      return namedOptions(parts.departments);
    case 'category':
      return categoryOptions(parts.categories, req.shell.locale);
    case 'person':
      return [{ value: 'none', label: req.shell.t('queue.nobody') }, ...namedOptions(parts.staff)];
    default:
      return [];
  }
}

/** What a property is called where it is filtered by. */
function nameOf(req: Request, name: FilterName): string {
  const own = `queue.filter.${name}`;
  return req.shell.t(req.ctx.system.i18n.has(own) ? own : `ticket.field.${name}`);
}

/** The fields of one property in the panel of more filters. */
function fieldsOf(req: Request, query: QueueQuery, name: FilterName) {
  const { t } = req.shell;
  const [first, last] = filterNames(name);
  const past = propertyOf(name)?.filter?.past;
  const field = nameOf(req, name);
  const made = (param: string, type: 'date' | 'text' | 'checkbox', label: string) => ({
    name: param,
    type,
    label,
    value: chosen(query, param).join(),
  });
  if (!isOf(name, 'moment')) return [made(first, 'text', field)];
  return [
    made(first, 'date', t('queue.filter.from', { field })),
    made(last, 'date', t('queue.filter.to', { field })),
    ...(past ? [made(past, 'checkbox', t(`queue.filter.${past}`))] : []),
  ];
}

interface Chip {
  label: string;
  removeHref: string;
}

function chipsOf(req: Request, parts: QueueParts, view: View, names: FilterName[]): Chip[] {
  const { query } = parts;
  return [
    ...searchChips(req, query),
    ...names.flatMap((name) => chipsFor(req, parts, name)),
    ...sortChips(req, query, view),
  ];
}

/** The words that filter, each for itself, and the rest. */
function searchChips({ shell: { t } }: Request, query: QueueQuery): Chip[] {
  const { words, text } = searchWordsIn(query.q ?? '');
  const without = (word: SearchWord) => queueHref(query, { q: withoutWord(query.q ?? '', word) || null });
  const chips = words.map((word) => ({ label: t(`queue.word.${word}`), removeHref: without(word) }));
  if (!text) return chips;
  const left = words.map((word) => `is:${word}`).join(' ');
  const label = t('queue.chip', { field: t('queue.filter.text'), value: `“${text}”` });
  return [{ label, removeHref: queueHref(query, { q: left || null }) }, ...chips];
}

/** An order by what a ticket may lack leaves those tickets out, so it is said like a filter. */
function sortChips({ shell }: Request, query: QueueQuery, view: View): Chip[] {
  const { name, open } = query.sort ? SORTS[query.sort] : { name: null, open: false };
  if (open) {
    const removeHref = queueHref(query, { sort: null });
    return view === 'all' ? [{ label: shell.t('queue.chip_open'), removeHref }] : [];
  }
  if (!name || !propertyOf(name)?.optional) return [];
  const label = shell.t('queue.chip', {
    field: shell.t('queue.chip_only'),
    value: shell.t(`ticket.field.${name}`),
  });
  return [{ label, removeHref: queueHref(query, { sort: null }) }];
}

function chip(
  req: Request,
  query: QueueQuery,
  param: string,
  field: string,
  value: string,
  left: string[] = [],
): Chip {
  const change = { [param]: left.length > 0 ? left : null };
  return { label: req.shell.t('queue.chip', { field, value }), removeHref: queueHref(query, change) };
}

function chipsFor(req: Request, parts: QueueParts, name: FilterName): Chip[] {
  const { query } = parts;
  const field = nameOf(req, name);
  if (isOf(name, 'moment')) return momentChips(req, query, name);
  const [param] = filterNames(name);
  const values = chosen(query, param);
  return values.map((value) => {
    const left = values.filter((other) => other !== value);
    return chip(req, query, param, field, chosenText(req, parts, name, value), left);
  });
}

function momentChips(req: Request, query: QueueQuery, name: FilterName): Chip[] {
  const { t, fmt } = req.shell;
  const set = fieldsOf(req, query, name).filter(({ value }) => value !== '');
  return set.map(({ name: param, type, label, value }) => {
    const removeHref = queueHref(query, { [param]: null });
    if (type === 'checkbox') return { label, removeHref };
    return {
      label: t('queue.chip', { field: label, value: fmt.day(value) }),
      removeHref,
    };
  });
}

function chosenText(req: Request, parts: QueueParts, name: FilterName, value: string): string {
  if (isOf(name, 'tags')) return value;
  const offered = [...optionsOf(req, parts, name), ...(isOf(name, 'person') ? namedOptions(parts.gone) : [])];
  const known = offered.find((option) => option.value === value)?.label;
  const requester = parts.tickets.items.find((item) => item.requester.id === value)?.requester.name;
  return known ?? (name === 'requesterId' ? requester : undefined) ?? req.shell.t('queue.chip_unknown');
}
