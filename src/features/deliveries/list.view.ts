import type { Request } from 'express';
import { startOfDay } from '../../platform/calendar';
import { type ListQuery, listHref } from '../../platform/http/lists';
import type { Page } from '../../platform/paging';
import type { DeliveryQuery } from './list.schema';
import { type DeliveryFilter, LIST_STATES, LISTED_CHANNELS, type ListedDelivery } from './list.types';
import { templateText, whatFilter, whatGroups, whatText } from './what.view';
import { isRetryable, stateOf, triesOf } from './words.view';

export const LIST = '/admin/deliveries';
/** How far is counted what could be tried again. */
export const COUNTED = 1000;

/** What a filter in an address asks for; days are those of the reader's zone. */
export function filterOf(req: Request, query: DeliveryQuery): DeliveryFilter {
  const { timeZone } = req.shell.fmt;
  const { recipient, channel, state, ticket } = query;
  return {
    recipient,
    channel,
    state,
    ticketNumber: ticket,
    from: query.from ? startOfDay(query.from, timeZone) : null,
    to: query.to ? startOfDay(query.to, timeZone, 1) : null,
    ...whatFilter(query.what),
  };
}

/** The fields of the filter as an address, or a form, says them. */
function fieldsOf({ ticket, ...query }: DeliveryQuery): Record<string, string | null> {
  return { ...query, ticket: ticket ? String(ticket) : null };
}

/** The list below what stands above it. */
const hrefOf = (query: ListQuery, cursor: string | null = null): string =>
  `${listHref(LIST, query, { cursor })}#list`;

/** The list with its filter, as it is. */
export function listView(req: Request, query: DeliveryQuery, found: Page<ListedDelivery>, retryable: number) {
  const { t, fmt } = req.shell;
  const fields = fieldsOf(query);
  const isFiltered = Object.values(fields).some(Boolean);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as ListQuery;
  return {
    here: req.originalUrl,
    filters: { ...fields },
    channels: LISTED_CHANNELS.map((one) => ({ value: one, label: t(`deliveries.channel.${one}`) })),
    states: LIST_STATES.map((one) => ({ value: one, label: t(`deliveries.state.${one}`) })),
    whats: whatGroups(t),
    chips: chipsOf(req, query),
    clearHref: hrefOf({}),
    isFiltered,
    deliveries: found.items.map((one) => rowView(req, one)),
    retryAll: retryable > 0 && {
      label:
        retryable >= COUNTED
          ? t('deliveries.retry_many', { count: fmt.number(COUNTED - 1) })
          : t('deliveries.retry_all', { count: retryable }),
      fields: { ...given, which: 'all', back: hrefOf(given) },
    },
    returnTo: hrefOf(given),
    previous: found.previous && hrefOf(given, found.previous),
    next: found.next && hrefOf(given, found.next),
  };
}

function rowView(req: Request, delivery: ListedDelivery) {
  const { shell, ctx } = req;
  const { fmt } = shell;
  const { id, userName, address, ticketNumber, ticketSubject, subject } = delivery;
  const tries = triesOf(delivery);
  const to = userName ?? address ?? shell.t('deliveries.nobody');
  return {
    id,
    href: `${LIST}/${id}`,
    to,
    address: userName && address ? address : '',
    channel: shell.t(`deliveries.channel.${delivery.channel}`),
    what: templateText({ t: shell.t, i18n: ctx.system.i18n }, delivery.template),
    subject: ticketNumber ? (ticketSubject ?? '') : (subject ?? ''),
    ticket: ticketNumber && { label: `#${ticketNumber}`, href: `/desk/tickets/${ticketNumber}` },
    state: stateOf(req, delivery),
    tries: tries > 0 ? fmt.number(tries) : '',
    error: delivery.error ?? '',
    written: fmt.moment(delivery.createdAt, ctx.now),
    retryable: isRetryable(delivery),
  };
}

function chipsOf(req: Request, query: DeliveryQuery) {
  const { t, fmt } = req.shell;
  const { recipient, channel, state, what, ticket, from, to } = query;
  const texts: Record<string, string | null> = {
    recipient: recipient && t('deliveries.chip.recipient', { text: recipient }),
    ticket: ticket ? t('deliveries.chip.ticket', { number: String(ticket) }) : null,
    channel: channel && t(`deliveries.channel.${channel}`),
    state: state && t(`deliveries.state.${state}`),
    what: what && (whatText(t, what) ?? what),
    from: from && t('deliveries.chip.from', { day: fmt.day(from) }),
    to: to && t('deliveries.chip.to', { day: fmt.day(to) }),
  };
  return Object.entries(texts).flatMap(([name, label]) =>
    label ? [{ label, removeHref: hrefOf({ ...fieldsOf(query), [name]: null }) }] : [],
  );
}
