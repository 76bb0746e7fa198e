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
import { queryBoxOf } from '../query/box';
import type { Chip } from '../query/chips';
import { echoOf } from '../query/echo';
import type { Search } from '../query/wanted.types';
import type { TicketListItem } from '../tickets.types';
import type { View } from '../tickets.words';
import { orderOf } from './orders';
import { chosenWords, shownValue } from './parameters';
import { HOME, type QueueQuery } from './queue.types';

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
  search: Search;
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

/** The filter bar: the query, what can be chosen beside it, what is chosen, and a chip for each that takes it off. */
export function filtersOf(req: Request, parts: QueueParts, view: View) {
  const { t } = req.shell;
  const { query, search } = parts;
  const placed = (place: Filter['place']) =>
    FILTERED.filter((name) => propertyOf(name)?.filter?.place === place);
  const more = placed('more').flatMap((name) => fieldsOf(req, search, name));
  const echo = echoOf(req.shell, search, (q) => queueHref(query, { q: q || null }));
  return {
    hidden: [
      ['view', view],
      ['shown', search.text],
    ],
    search: Object.assign(queryBoxOf(req.shell), {
      id: 'filters-q',
      value: search.text,
      label: t('queue.filter.q'),
    }),
    echo: { pieces: echo.pieces, problems: echo.problems },
    selects: placed('bar').map((name) => selectOf(req, parts, name)),
    more: { fields: more, on: more.some(({ value }) => value !== '') },
    sort: {
      name: 'sort',
      label: t('queue.filter.sort'),
      value: orderOf({ view, sort: query.sort ?? undefined }),
      options: sortsOf(view).map((sort) => ({ value: sort, label: t(`queue.sort.${sort}`) })),
    },
    active: echo.chips.concat(sortChips(req, query, view)),
    clearHref: listHref(HOME, { view }),
  };
}

/** What is solved has no time left to go by. */
const sortsOf = (view: View) => SORT_NAMES.filter((sort) => view !== 'resolved' || !SORTS[sort].open);

function selectOf(req: Request, parts: QueueParts, name: FilterName) {
  const { t } = req.shell;
  const [param] = filterNames(name);
  const label = t(`ticket.field.${name}`);
  const value = shownValue(parts.search, name, param);
  const options = optionsOf(req, parts, name);
  if (isOf(name, 'person') && parts.gone.length > 0) {
    const groups = [
      { label: null, options },
      { label: t('queue.filter.gone'), options: namedOptions(parts.gone) },
    ];
    return { name: param, label, value, groups };
  }
  if (!isOf(name, 'choice')) return { name: param, label, value, options };
  const chosen = chosenWords(parts.search, name);
  const left = options.filter((option) => !chosen.includes(option.value));
  const empty = chosen.length > 0 ? t('queue.filter.add') : t('ui.filters.any');
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
function fieldsOf(req: Request, search: Search, name: FilterName) {
  const { t } = req.shell;
  const [first, last] = filterNames(name);
  const past = propertyOf(name)?.filter?.past;
  const field = nameOf(req, name);
  const made = (param: string, type: 'date' | 'text' | 'checkbox', label: string) => ({
    name: param,
    type,
    label,
    value: shownValue(search, name, param),
  });
  if (!isOf(name, 'moment')) return [made(first, 'text', field)];
  return [
    made(first, 'date', t('queue.filter.from', { field })),
    made(last, 'date', t('queue.filter.to', { field })),
    ...(past ? [made(past, 'checkbox', t(`queue.filter.${past}`))] : []),
  ];
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
