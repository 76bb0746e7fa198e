import type { PersonActor } from '../../../platform/ctx';
import type { ShownMoment } from '../../../platform/format';
import { listHref } from '../../../platform/http/lists';
import type { Shell } from '../../../platform/http/request';
import type { FormState } from '../../../platform/http/respond';
import { localized } from '../../../platform/i18n/localized';
import { prose } from '../../../platform/prose';
import { fieldHref, fieldText } from '../../fields';
import type { Settings } from '../../settings';
import type { CustomerSla } from '../../sla';
import { shownLimits } from '../attachments/limits.view';
import { textOf } from '../filing/customer.view';
import { statusOf } from '../my-tickets/my-tickets.view';
import type { TicketLink } from '../names.types';
import { namesWhere } from '../properties/list';
import { propertyText } from '../properties/values.view';
import { reopenWindowOver } from '../state';
import { MAX } from '../tickets.input';
import type { Ticket } from '../tickets.types';
import { timelineOf } from '../timeline/customer.view';
import { nextStep } from './next.view';
import type { TicketPage } from './page.types';

export interface ReadingState {
  actor: PersonActor;
  settings: Settings;
  expected: CustomerSla | null;
  now: Date;
  here: string;
  /** Reading older messages than the latest ones. */
  before: string | null;
}

export function ticketView(shell: Shell, found: TicketPage, form: FormState, state: ReadingState) {
  const { ticket, may } = found;
  const path = `/portal/tickets/${ticket.number}`;
  return {
    id: ticket.id,
    number: ticket.number,
    title: ticket.subject,
    status: statusOf(shell, ticket),
    created: shell.fmt.moment(ticket.createdAt, state.now),
    path,
    here: state.here,
    liveTopics: [`ticket:${ticket.id}`],
    next: nextStep(shell, found, state),
    expected: expectedOf(shell, state.expected),
    solutionHtml: found.solution && prose(found.solution),
    timeline: timelineOf(shell, found, state),
    earlierHref: found.earlier && listHref(path, { before: found.earlier }),
    latestHref: state.before ? path : null,
    facts: factsOf(shell, found, state),
    participants: found.participants.map(({ id, name }) => ({ id, name })),
    related: relatedOf(shell, found),
    reply: may.reply ? replyOf(shell, found, form, state) : null,
    close: closeOf(shell, found, state),
    mayReopen: may.reopen,
    rating: ratingOf(found, form),
    errors: form.errors,
  };
}

/** By when the desk lets its customers expect something; a line goes from an open page when its time is over. */
function expectedOf({ t, fmt }: Shell, expected: CustomerSla | null) {
  const line = (key: string, at: Date | null | undefined) =>
    at ? [{ text: t(key, { moment: fmt.dateTime(at) }), until: at.toISOString() }] : [];
  return [...line('sla.told.answer', expected?.answerBy), ...line('sla.told.solution', expected?.solutionBy)];
}

/** What a customer is told of a ticket beside its conversation. */
export function factsOf(
  shell: Shell,
  found: TicketPage,
  { actor, now }: Pick<ReadingState, 'actor' | 'now'>,
) {
  const { t } = shell;
  const { ticket, category, assignee, requester } = found;
  const parent = category?.parent ? `${localized(shell.locale, category.parent, 'name')} › ` : '';
  const facts: { label: string; text?: string; href?: string | null; time?: ShownMoment }[] = [
    { label: t('portal.ticket.number'), text: `#${ticket.number}` },
    { label: t('portal.ticket.department'), text: found.department.name },
  ];
  const settled = ticket.status === 'resolved' || ticket.status === 'closed';
  if (assignee || !settled) {
    facts.push({ label: t('portal.ticket.assignee'), text: assignee?.name ?? t('portal.ticket.unassigned') });
  }
  if (category)
    facts.push({
      label: t('portal.ticket.category'),
      text: parent + localized(shell.locale, category, 'name'),
    });
  for (const name of PAGE_FACTS) {
    const text = propertyText(shell, name, ticket[name]);
    if (text !== null) facts.push({ label: t(`ticket.field.${name}`), text });
  }
  for (const field of found.fields) {
    const text = fieldText(shell, field, field.value);
    const href = fieldHref(field, field.value);
    if (text !== null) facts.push({ label: localized(shell.locale, field, 'label'), text, href });
  }
  if (requester.id !== actor.id) facts.push({ label: t('portal.ticket.requester'), text: requester.name });
  facts.push(
    { label: t('portal.ticket.created'), time: shell.fmt.moment(ticket.createdAt, now) },
    { label: t('portal.ticket.updated'), time: shell.fmt.moment(ticket.updatedAt, now) },
  );
  return facts;
}

/** The properties that are told among the facts, beside those that have words of their own. */
const PAGE_FACTS = namesWhere(({ customers }) => customers?.page === true) as (keyof Ticket)[];

function relatedOf({ t }: Shell, { followUpOf, followUps, duplicateOf }: TicketPage) {
  const link = (key: string) => (ticket: TicketLink) => ({
    title: ticket.subject,
    href: `/portal/tickets/${ticket.number}`,
    meta: t(key, { number: ticket.number }),
  });
  return [
    ...[followUpOf].filter((ticket) => ticket !== null).map(link('portal.ticket.follow_up_of')),
    ...[duplicateOf].filter((ticket) => ticket !== null).map(link('portal.ticket.duplicate_of')),
    ...followUps.map(link('portal.ticket.followed_by')),
  ];
}

function replyOf(
  shell: Shell,
  { ticket, may }: TicketPage,
  form: FormState,
  { settings, now }: ReadingState,
) {
  const { t } = shell;
  const over = reopenWindowOver(ticket, { now, reopenDays: settings.reopenDays });
  const kind = over ? 'follow_up' : may.reopen ? 'reopen' : null;
  return {
    value: textOf(form.values.body),
    error: form.errors.body,
    attachmentsError: form.errors.attachments,
    failed: Boolean(form.errors.body || form.errors.attachments),
    max: MAX.body,
    draftKey: `ticket:${ticket.id}`,
    /** The answer leads to another ticket, so the page must not be kept. */
    leaves: over,
    placeholder: kind
      ? t(kind === 'follow_up' ? 'portal.reply.placeholder_follow_up' : 'portal.reply.placeholder_reopen')
      : t('portal.reply.placeholder'),
    submitLabel: kind
      ? t(kind === 'follow_up' ? 'portal.reply.send_follow_up' : 'portal.reply.send_reopen')
      : undefined,
    uploads: shownLimits(shell, settings),
  };
}

function closeOf({ t }: Shell, { ticket, may }: TicketPage, { settings }: ReadingState) {
  if (!may.close && !may.confirm) return null;
  const days = settings.reopenDays;
  return {
    confirms: ticket.status === 'resolved',
    text: days > 0 ? t('portal.close.text', { days }) : t('portal.close.text_final'),
  };
}

/** Asks for a rating, also for a new one after the ticket was open again; else shows the one given. */
function ratingOf({ ticket, may }: TicketPage, { values, errors }: FormState) {
  if (!may.rate) {
    const { status, satisfaction, satisfactionComment } = ticket;
    const done = status === 'resolved' || status === 'closed';
    return satisfaction !== null && done ? { given: satisfaction, givenComment: satisfactionComment } : null;
  }
  const failed = Boolean(errors.satisfaction || errors.feedback);
  return {
    given: null,
    value: failed ? textOf(values.satisfaction) : '',
    feedback: failed ? textOf(values.feedback) : '',
    feedbackMax: MAX.feedback,
  };
}
