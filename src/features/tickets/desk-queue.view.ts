import type { Request } from 'express';
import type { FieldError } from '../../platform/errors';
import { startOfDay } from '../../platform/format/days';
import type { Page } from '../../platform/paging';
import type { CategoryNode } from '../categories';
import {
  categoryChoices,
  countText,
  listHref,
  namedChoices,
  priorityChoices,
  statusChoices,
} from './desk-choices';
import type { QueueQuery } from './desk-queue.schema';
import { BULK_STATUSES } from './desk-queue.schema';
import { ticketRow } from './desk-rows.view';
import { PRIORITIES, SORTS, type TicketListItem, VIEWS, type View } from './index';

const HOME = '/desk/tickets';

const VIEW_ICONS: Record<View, string> = {
  mine: 'user-round',
  unassigned: 'inbox',
  departments: 'users',
  on_hold: 'circle-pause',
  resolved: 'circle-check',
  all: 'layers',
};

export interface BulkResult {
  /** A text key: the form as a whole is wrong. */
  message?: string;
  changed?: number;
  refused?: { number: number; reason: FieldError }[];
  selected?: string[];
  values?: Record<string, unknown>;
}

interface QueueParts {
  query: QueueQuery;
  tickets: Page<TicketListItem>;
  counts: Record<View, number>;
  departments: readonly { id: string; name: string }[];
  categories: readonly CategoryNode[];
  staff: readonly { id: string; name: string }[];
  result?: BulkResult;
}

/** The view asked for; a search without one looks everywhere, and an administrator begins with everything. */
export function effectiveView(req: Request, query: QueueQuery): View {
  if (query.view) return query.view;
  const { actor } = req.ctx;
  const administrator = actor.kind === 'person' && actor.role === 'administrator';
  return administrator || isFiltered(query) ? 'all' : 'mine';
}

/** The queue's address with some of its parts changed; another list begins at its first page. */
export function queueHref(query: QueueQuery, change: Partial<QueueQuery>): string {
  return listHref(HOME, { ...query, cursor: null, ...change });
}

export function queueView(req: Request, parts: QueueParts) {
  const { query, tickets, counts, result } = parts;
  const { t } = req.shell;
  const view = effectiveView(req, query);
  const selected = new Set(result?.selected ?? []);
  return {
    title: t(`ticket.view.${view}`),
    liveTopics: 'queue',
    here: queueHref(query, { cursor: query.cursor }),
    query: query.q ?? '',
    rail: VIEWS.map((name) => ({
      label: t(`ticket.view.${name}`),
      href: listHref(HOME, { view: name }),
      icon: VIEW_ICONS[name],
      count: countText(req, counts[name]),
      current: name === view,
    })),
    tickets: tickets.items.map((ticket) => ({
      ...ticketRow(req, ticket, { view }),
      selected: selected.has(String(ticket.number)),
    })),
    columns: columnsOf(req, query, view),
    filters: filtersOf(req, parts, view),
    bulk: bulkOf(req, parts),
    problem: problemOf(req, result),
    previous: tickets.previous && queueHref(query, { cursor: tickets.previous }),
    next: tickets.next && queueHref(query, { cursor: tickets.next }),
    empty: emptyOf(req, query, view),
  };
}

function isFiltered({ view: _view, sort: _sort, cursor: _cursor, ...filters }: QueueQuery): boolean {
  return Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : value !== null));
}

function columnsOf(req: Request, query: QueueQuery, view: View) {
  const { t } = req.shell;
  const sort = query.sort ?? (view === 'resolved' ? 'resolved' : 'updated');
  const last = view === 'resolved' ? 'resolved' : 'updated';
  return [
    { label: t('queue.column.ticket') },
    { label: t('queue.column.requester') },
    { label: t('queue.column.status') },
    {
      label: t('queue.column.priority'),
      sort: { href: queueHref(query, { sort: 'priority' }), direction: sort === 'priority' ? 'asc' : null },
    },
    { label: t('queue.column.assignee') },
    { label: t('queue.column.category') },
    {
      label: t(`queue.column.${last}`),
      numeric: true,
      sort: { href: queueHref(query, { sort: last }), direction: sort === last ? 'desc' : null },
    },
  ];
}

function filtersOf(req: Request, parts: QueueParts, view: View) {
  const { t } = req.shell;
  const { query } = parts;
  const categories = categoryChoices(parts.categories, req.shell.locale);
  const departments = namedChoices(parts.departments);
  const assignees = [{ value: 'none', label: t('queue.nobody') }, ...namedChoices(parts.staff)];
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
        left(statusChoices(req), query.status),
        query.status.length > 0,
      ),
      adding(
        'priority',
        t('ticket.field.priority'),
        left(priorityChoices(req), query.priority),
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

function bulkOf(req: Request, { query, staff, departments, result }: QueueParts) {
  const { t } = req.shell;
  const values = result?.values ?? {};
  const value = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  return {
    action: queueHref(query, { cursor: query.cursor }),
    assignee: value('assignee'),
    assignees: [{ value: 'none', label: t('queue.bulk.nobody') }, ...namedChoices(staff)],
    status: value('status'),
    statuses: BULK_STATUSES.map((step) => ({ value: step, label: stepText(req, step) })),
    priority: value('priority'),
    priorities: [
      ...PRIORITIES.map((priority) => ({ value: priority, label: t(`ticket.priority.${priority}`) })),
      { value: 'auto', label: t('queue.bulk.auto_priority') },
    ],
    department: value('department'),
    departments: namedChoices(departments),
    tag: value('tag'),
  };
}

function stepText(req: Request, step: string): string {
  const { t } = req.shell;
  const [status, reason] = step.split(':');
  return reason
    ? `${t(`ticket.status.${status}`)}: ${t(`ticket.hold.${reason}`)}`
    : t(`ticket.status.${status}`);
}

function problemOf(req: Request, result: BulkResult | undefined) {
  if (!result) return null;
  const { t } = req.shell;
  const refused = result.refused ?? [];
  return {
    title: result.message
      ? t(result.message)
      : t('queue.bulk.refused', { changed: result.changed ?? 0, refused: refused.length }),
    refused: refused.map(({ number, reason }) => ({
      label: `#${number}`,
      href: `/desk/tickets/${number}`,
      reason: t(reason.key, reason.params),
    })),
  };
}

function emptyOf(req: Request, query: QueueQuery, view: View) {
  const { t } = req.shell;
  if (isFiltered(query)) {
    return {
      icon: 'search',
      title: t('queue.empty.filtered'),
      text: t('queue.empty.filtered_text'),
      filtered: true,
    };
  }
  return {
    icon: VIEW_ICONS[view],
    title: t(`queue.empty.${view}`),
    text: t(`queue.empty.${view}_text`),
    filtered: false,
  };
}
