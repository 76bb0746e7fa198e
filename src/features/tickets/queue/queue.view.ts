import type { Request } from 'express';
import type { PageNavigation } from '../../../platform/http/navigation';
import { namedOptions, type Option, wordOptions } from '../../../platform/http/options';
import { actorId, isAdministrator } from '../../../platform/rights';
import { exportHref } from '../export/export.view';
import { rowReader } from '../lists/rows.view';
import type { Property } from '../properties/kinds';
import {
  BULK,
  type FilterName,
  filterNames,
  isOf,
  namesWhere,
  propertyOf,
  SORTS,
  type SortName,
} from '../properties/list';
import type { PropertyName } from '../properties/properties';
import type { LastName } from '../tickets.types';
import type { View } from '../tickets.words';
import { effectiveView, isFiltered } from './asked';
import { type BulkResult, filtersOf, type QueueParts, queueHref } from './filters.view';
import { orderOf } from './orders';
import { asksFor } from './parameters';
import { BULK_STATUSES } from './queue.schema';
import type { QueueQuery } from './queue.types';
import { VIEW_ICONS, viewCountTexts, viewHref } from './views.view';

export function queueView(req: Request, parts: QueueParts) {
  const { query, tickets, slas, counts, result } = parts;
  const { t } = req.shell;
  const view = effectiveView(req.ctx, query);
  const selected = new Set(result?.selected ?? []);
  const last = lastOf(parts, view);
  const read = rowReader(req, { view, q: query.q, last, slas });
  const here = queueHref(query, { cursor: query.cursor });
  const navigation: PageNavigation = {
    at: viewHref(view),
    counts: viewCountTexts(req, counts),
    live: here,
  };
  return {
    title: t(`ticket.view.${view}`),
    liveTopics: 'queue',
    here,
    navigation,
    query: query.q ?? '',
    tickets: tickets.items.map((ticket) => ({
      ...read(ticket),
      selected: selected.has(String(ticket.number)),
    })),
    columns: columnsOf(req, query, view, last),
    filters: filtersOf(req, parts, view),
    exportHref: exportHref(queueHref(query, { view })),
    bulk: bulkOf(req, parts),
    problem: problemOf(req, query, result),
    previous: tickets.previous && queueHref(query, { cursor: tickets.previous }),
    next: tickets.next && queueHref(query, { cursor: tickets.next }),
    empty: emptyOf(req, query, view),
  };
}

function columnsOf(req: Request, query: QueueQuery, view: View, name: LastName) {
  const { t } = req.shell;
  const order = orderOf({ view, sort: query.sort ?? undefined });
  const [last = 'updated'] = sortsOf(name);
  const sorted = (sort: SortName) => ({
    href: queueHref(query, { sort }),
    direction: order === sort ? SORTS[sort].direction : null,
  });
  // What is solved has no time left to sort by.
  const bySla = view === 'resolved' ? {} : { sort: sorted('sla') };
  return [
    { name: 'ticket', label: t('queue.column.ticket') },
    { name: 'requester', label: t('queue.column.requester') },
    { name: 'status', label: t('queue.column.status') },
    { name: 'priority', label: t('queue.column.priority'), sort: sorted('priority') },
    { name: 'assignee', label: t('queue.column.assignee') },
    { name: 'sla', label: t('queue.column.sla'), ...bySla },
    { name: 'category', label: t('queue.column.category') },
    {
      name: 'last',
      label: t(
        req.ctx.system.i18n.has(`queue.column.${last}`) ? `queue.column.${last}` : `ticket.field.${name}`,
      ),
      numeric: true,
      // Where rows are cards, only the last news goes without saying what it is.
      named: name !== 'updatedAt',
      sort: sorted(last),
    },
  ];
}

const sortsOf = (name: string) => Object.keys(propertyOf(name)?.sorts ?? {}) as SortName[];

/** The moment that rows end with: what the list is sorted or filtered by where that says so, else the last news. */
function lastOf({ query, search }: QueueParts, view: View): LastName {
  const isAsked = (name: PropertyName) =>
    sortsOf(name).some((sort) => sort === query.sort) || asksFor(search, name as FilterName);
  const asked = namesWhere(({ column }) => column === 'when-asked').find(isAsked);
  return (asked as LastName | undefined) ?? (view === 'resolved' ? 'resolvedAt' : 'updatedAt');
}

function bulkOf(req: Request, parts: QueueParts) {
  const { query, result } = parts;
  const values = result?.values ?? {};
  const properties = BULK.map((name) => {
    const [param] = filterNames(name);
    const value = [values[param] ?? []].flat().join(', ');
    return { name: param, label: bulkLabel(req, name), value, options: bulkOptions(req, parts, name) };
  });
  return { action: queueHref(query, { cursor: query.cursor }), properties };
}

const bulkLabel = ({ shell }: Request, name: PropertyName): string =>
  shell.t(isOf(name, 'tags') ? 'queue.bulk.add_tag' : `ticket.field.${name}`);

/** What a property can become; null for what is typed. */
function bulkOptions(req: Request, parts: QueueParts, name: PropertyName): Option[] | null {
  const { t } = req.shell;
  const { kind, choices = [], words } = propertyOf(name) as Property;
  const automatic = { value: 'auto', label: t('queue.bulk.auto_priority') };
  if (name === 'status') return BULK_STATUSES.map((step) => ({ value: step, label: stepText(req, step) }));
  if (name === 'priority') return [...wordOptions(req, `ticket.${words}`, choices), automatic];
  if (kind === 'choice') return wordOptions(req, `ticket.${words}`, choices);
  if (kind === 'person')
    return [{ value: 'none', label: t('queue.bulk.nobody') }, ...namedOptions(parts.staff)];
  return kind === 'department' ? namedOptions(parts.departments) : null;
}

function stepText(req: Request, step: string): string {
  const { t } = req.shell;
  const [status, reason] = step.split(':');
  return reason
    ? `${t(`ticket.status.${status}`)}: ${t(`ticket.hold.${reason}`)}`
    : t(`ticket.status.${status}`);
}

function problemOf(req: Request, query: QueueQuery, result: BulkResult | undefined) {
  if (!result) return null;
  const { t } = req.shell;
  const refused = result.refused ?? [];
  return {
    title: problemTitle(req, result, refused.length),
    undo: result.undo ?? null,
    back: queueHref(query, {}),
    refused: refused.map(({ number, reason }) => ({
      label: `#${number}`,
      href: `/desk/tickets/${number}`,
      reason: t(reason.key, reason.params),
    })),
  };
}

function problemTitle(
  { shell: { t } }: Request,
  { message, changed = 0, undone }: BulkResult,
  refused: number,
) {
  if (message) return t(message);
  if (undone !== undefined) return t('undo.bulk.refused', { undone, refused });
  return t('queue.bulk.refused', { changed, refused });
}

function emptyOf({ shell: { t }, ctx: { actor } }: Request, query: QueueQuery, view: View) {
  if (isFiltered(query)) {
    return {
      icon: 'search',
      title: t('queue.empty.filtered'),
      text: t('queue.empty.filtered_text'),
      href: null,
      filtered: true,
      narrow: view !== 'all',
    };
  }
  const id = actorId(actor);
  return {
    icon: VIEW_ICONS[view],
    title: t(`queue.empty.${view}`),
    text: t(`queue.empty.${view}_text`),
    href: view === 'departments' && isAdministrator(actor) ? `/admin/users/${id}` : null,
    filtered: false,
    narrow: view !== 'all',
  };
}
