import type { Request } from 'express';
import type { FieldError } from '../../../platform/errors';
import { startOfDay } from '../../../platform/format/days';
import { listHref } from '../../../platform/http/lists';
import { namedOptions } from '../../../platform/http/options';
import type { Page } from '../../../platform/paging';
import type { CategoryNode } from '../../categories';
import { categoryOptions } from '../../categories';
import type { TicketListItem } from '../lists/lists.types';
import { priorityOptions, statusOptions } from '../lists/lists.view';
import { SORTS, type View } from '../tickets.words';
import type { QueueQuery } from './queue.schema';

export const HOME = '/desk/tickets';

export interface BulkResult {
  /** A text key: the form as a whole is wrong. */
  message?: string;
  changed?: number;
  refused?: { number: number; reason: FieldError }[];
  selected?: string[];
  values?: Record<string, unknown>;
}

/** Everything a queue shows, as it was read. */
export interface QueueParts {
  query: QueueQuery;
  tickets: Page<TicketListItem>;
  counts: Record<View, number>;
  departments: readonly { id: string; name: string }[];
  categories: readonly CategoryNode[];
  staff: readonly { id: string; name: string }[];
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
  const categories = categoryOptions(parts.categories, req.shell.locale);
  const departments = namedOptions(parts.departments);
  const assignees = [{ value: 'none', label: t('queue.nobody') }, ...namedOptions(parts.staff)];
  const left = (choices: { value: string; label: string }[], chosen: readonly string[]) =>
    choices.filter(({ value }) => !chosen.includes(value));
  return {
    // Statuses and priorities add up: those chosen travel along, the list offers the rest.
    hidden: [
      ['view', view],
      ...query.status.map((status) => ['status', status]),
      ...query.priority.map((priority) => ['priority', priority]),
      ...(query.requester ? [['requester', query.requester]] : []),
    ],
    search: { name: 'q', value: query.q ?? '', label: t('queue.filter.q') },
    selects: [
      adding(
        'status',
        t('ticket.field.status'),
        left(statusOptions(req), query.status),
        query.status.length > 0,
      ),
      adding(
        'priority',
        t('ticket.field.priority'),
        left(priorityOptions(req), query.priority),
        query.priority.length > 0,
      ),
      {
        name: 'department',
        label: t('ticket.field.departmentId'),
        value: query.department ?? '',
        options: departments,
      },
      {
        name: 'category',
        label: t('ticket.field.categoryId'),
        value: query.category ?? '',
        options: categories,
      },
      {
        name: 'assignee',
        label: t('ticket.field.assigneeId'),
        value: query.assignee ?? '',
        options: assignees,
      },
    ],
    more: {
      from: query.from ?? '',
      to: query.to ?? '',
      tag: query.tag ?? '',
      on: Boolean(query.from || query.to || query.tag),
    },
    sort: {
      name: 'sort',
      label: t('queue.filter.sort'),
      value: query.sort ?? (view === 'resolved' ? 'resolved' : 'updated'),
      options: SORTS.map((sort) => ({ value: sort, label: t(`queue.sort.${sort}`) })),
    },
    active: chipsOf(req, parts, { categories, departments, assignees }),
    clearHref: listHref(HOME, { view }),
  };

  function adding(name: string, label: string, options: { value: string; label: string }[], on: boolean) {
    return { name, label, value: '', options, empty: on ? t('queue.filter.add') : t('ui.filters.any') };
  }
}

type Choices = Record<'categories' | 'departments' | 'assignees', { value: string; label: string }[]>;

function chipsOf(req: Request, { query, tickets }: QueueParts, choices: Choices) {
  const { t, fmt } = req.shell;
  const chips: { label: string; removeHref: string }[] = [];
  const chip = (field: string, value: string, change: Partial<QueueQuery>) =>
    chips.push({ label: t('queue.chip', { field, value }), removeHref: queueHref(query, change) });
  const named = (list: { value: string; label: string }[], value: string) =>
    list.find((choice) => choice.value === value)?.label ?? t('queue.chip_unknown');
  const day = (text: string) => fmt.date(startOfDay(text, fmt.timeZone));
  if (query.q) chip(t('queue.filter.text'), `“${query.q}”`, { q: null });
  for (const status of query.status) {
    chip(t('ticket.field.status'), t(`ticket.status.${status}`), {
      status: query.status.filter((other) => other !== status),
    });
  }
  for (const priority of query.priority) {
    chip(t('ticket.field.priority'), t(`ticket.priority.${priority}`), {
      priority: query.priority.filter((other) => other !== priority),
    });
  }
  if (query.department) {
    chip(t('ticket.field.departmentId'), named(choices.departments, query.department), { department: null });
  }
  if (query.category)
    chip(t('ticket.field.categoryId'), named(choices.categories, query.category), { category: null });
  if (query.assignee)
    chip(t('ticket.field.assigneeId'), named(choices.assignees, query.assignee), { assignee: null });
  if (query.requester) {
    const name = tickets.items.find(({ requester }) => requester.id === query.requester)?.requester.name;
    chip(t('ticket.field.requesterId'), name ?? t('queue.chip_unknown'), { requester: null });
  }
  if (query.tag) chip(t('queue.filter.tag'), query.tag, { tag: null });
  if (query.from) chip(t('queue.filter.from'), day(query.from), { from: null });
  if (query.to) chip(t('queue.filter.to'), day(query.to), { to: null });
  return chips;
}
