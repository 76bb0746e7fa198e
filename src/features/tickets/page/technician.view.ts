import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { ticketUrl } from '../addresses.view';
import type { Neighbours } from '../queue/queue.types';
import type { TicketLink } from '../tickets.types';
import type { View } from '../tickets.words';
import { descriptionEntry, timelineOf } from '../timeline/technician.view';
import { customRowsOf, neededRowsOf } from './custom-rows.view';
import type { Choices, TicketPage } from './page.types';
import { factsOf, peopleOf, rowsOf, stepGroups } from './panel.view';
import type { ReadonlyRow, Row } from './rows.view';

type Req = Pick<Request, 'shell' | 'ctx'>;

/** What a refused form brings back to the page. */
export interface Refusal {
  about: 'composer' | 'panel' | 'closure';
  values: Record<string, unknown>;
  errors: Record<string, string>;
  status: number;
}

export interface Notice {
  tone: 'warning' | 'info';
  title: string;
  text: string;
  /** A button that does it all the same. */
  action?: { label: string; href: string; fields: Record<string, string | number> };
}

export interface DeskTicket {
  found: TicketPage;
  choices: Choices;
  canned: { id: string; title: string }[];
  neighbours: Neighbours;
  view: View | null;
  before: string | null;
  limits: { files: number; megabytes: number; retentionDays: number };
  composer?: { body: string; visibility: string; status?: string; solution?: string; focus?: boolean };
  refusal?: Refusal;
  notice?: Notice;
}

export function deskTicketModel(req: Req, input: DeskTicket) {
  const { found, view, refusal, notice, before } = input;
  const { ticket } = found;
  const to = (path: string) => ticketUrl(ticket.number, view, path);
  return {
    liveTopics: [`ticket:${ticket.id}`],
    ticket: {
      number: ticket.number,
      version: ticket.version,
      subject: ticket.subject,
      status: ticket.status,
      hold: ticket.holdReason ? req.shell.t(`ticket.hold.${ticket.holdReason}`) : null,
      priority: ticket.priority,
      type: req.shell.t(`ticket.type.${ticket.type}`),
      updated: req.shell.fmt.moment(ticket.updatedAt, req.ctx.now),
    },
    here: before ? `${to('')}${view ? '&' : '?'}before=${encodeURIComponent(before)}` : to(''),
    urls: {
      page: to(''),
      replies: to('/replies'),
      properties: to('/properties'),
      assignment: to('/assignment'),
      followers: to('/followers'),
      participants: to('/participants'),
      closure: to('/closure'),
      deletion: to('/deletion'),
      edit: to('/edit'),
      participantsPlain: ticketUrl(ticket.number, null, '/participants'),
      view,
      queue: `/desk/tickets${view ? `?view=${view}` : ''}`,
    },
    header: headerOf(req, input),
    conversation: conversationOf(req, input),
    composer: composerOf(req, input),
    panel: panelOf(req, input),
    requester: requesterOf(req, found, view),
    links: linksOf(found, view),
    notice: notice ?? null,
    refused: refusal ? { about: refusal.about, errors: refusal.errors, ids: errorIds(refusal, found) } : null,
    retentionDays: input.limits.retentionDays,
  };
}

function headerOf(req: Req, { found, view, neighbours }: DeskTicket) {
  const { t } = req.shell;
  const { ticket, may } = found;
  const me = req.ctx.actor.kind === 'person' ? req.ctx.actor.id : '';
  const open = !['resolved', 'closed'].includes(ticket.status);
  const link = (item: TicketLink | null, key: string) =>
    item && {
      href: ticketUrl(item.number, view),
      label: t(key, { number: String(item.number), subject: item.subject }),
    };
  return {
    view: view ? t(`ticket.view.${view}`) : null,
    previous: link(neighbours.previous, 'desk.ticket.previous'),
    next: link(neighbours.next, 'desk.ticket.next'),
    take: open && may.assign && ticket.assigneeId === null,
    assignMe: open && may.assign && ticket.assigneeId !== null && ticket.assigneeId !== me,
    me,
    reopen: may.legal.includes('reopened'),
    close: may.close && ticket.status !== 'closed',
    delete: may.delete,
  };
}

function conversationOf(req: Req, { found, view, before }: DeskTicket) {
  const earlier = found.earlier
    ? `${ticketUrl(found.ticket.number, view)}${view ? '&' : '?'}before=${encodeURIComponent(found.earlier)}`
    : null;
  return {
    description: descriptionEntry(req, found),
    entries: timelineOf(req, found),
    last: found.timeline.filter((item) => item.kind === 'reply').at(-1)?.id ?? '',
    earlier,
    older: before !== null,
    solution: ['resolved', 'closed'].includes(found.ticket.status) ? found.solutionHtml : null,
  };
}

function composerOf(req: Req, { found, canned, limits, composer, refusal }: DeskTicket) {
  const { shell } = req;
  const { ticket, may } = found;
  const failed = refusal?.about === 'composer' ? refusal : null;
  const typed = failed ? failed.values : (composer ?? {});
  const legal = may.legal.filter((status) => status !== ticket.status);
  return {
    possible: may.reply || may.note,
    // A reply that opens a new ticket leads away from this page, which only a plain form can do.
    leadsAway: ticket.status === 'closed' && !may.legal.includes('reopened'),
    draftKey: `ticket-${ticket.number}-${req.ctx.actor.kind === 'person' ? req.ctx.actor.id : ''}`,
    visibility: typed.visibility === 'internal' ? 'internal' : 'public',
    value: String(typed.body ?? ''),
    error: failed?.errors.body ?? null,
    solution: String(typed.solution ?? ''),
    needed: neededRowsOf(req, found, { id: 'composer-needed', ...failed }),
    status: String(typed.status ?? ''),
    focus: composer?.focus === true,
    statuses: stepGroups(req, legal).flatMap(({ options }) =>
      options.map(({ value, label }) => ({
        value,
        label: shell.t('desk.ticket.send_and', { status: label }),
      })),
    ),
    canned: canned.map(({ id, title }) => ({ value: id, label: title })),
    attachments: {
      limits: shell.t('desk.ticket.limits', {
        files: limits.files,
        size: shell.fmt.bytes(limits.megabytes * 1_000_000),
      }),
      maxBytes: limits.megabytes * 1024 * 1024,
      maxFiles: limits.files,
      error: failed?.errors.attachments ?? null,
    },
  };
}

function panelOf(req: Req, { found, choices, refusal }: DeskTicket) {
  const failed = refusal?.about === 'panel' ? refusal : null;
  const settling = failed && lacksFields(failed) ? failed : null;
  const withState = <R extends Row | ReadonlyRow>(row: R) => {
    if (!('name' in row)) return row;
    // What the form that resolves lacks is said in that form.
    const error = (settling && row.name !== 'status' ? null : failed?.errors[row.name]) ?? null;
    const typed = failed?.values[row.name];
    const keepsTyped = (error !== null && row.type !== 'select') || (settling && row.name === 'status');
    const value = keepsTyped && typeof typed === 'string' ? typed : row.value;
    const values = error !== null && row.values ? [typed].flat().map(String) : row.values;
    const tags = value.split(',').flatMap((tag) => (tag.trim() ? [{ label: tag.trim() }] : []));
    const id = row.type === 'tags' ? `${idOf(row.name)}-${digestOf(value)}` : idOf(row.name);
    const state = { error, base: row.value, baseValues: row.values, value, values, id };
    return { ...row, ...state, ...(row.type === 'tags' && { tags }) };
  };
  const participants = peopleOf(found.participants);
  const followers = peopleOf(found.followers);
  const following = new Set([...followers.map(({ id }) => id)]);
  return {
    rows: rowsOf(req, found, choices).map(withState),
    custom: customRowsOf(req, found).map(withState),
    solution: {
      value: String(failed?.values.solution ?? ''),
      error: failed?.errors.solution ?? null,
      needed: neededRowsOf(req, found, { id: 'p-needed', ...settling }),
      open: settling !== null,
    },
    participants,
    followers,
    following: found.following,
    addable: choices.staff
      .filter(({ id }) => !following.has(id))
      .map(({ id, name }) => ({ value: id, label: name })),
    peopleError: failed?.errors.participants ?? failed?.errors.participantIds ?? null,
    facts: factsOf(req, found),
  };
}

const idOf = (name: string): string => `p-${name.replace('.', '-')}`;

/** Scripts own what is inside the tag editor, so it is another element as soon as its tags are others. */
const digestOf = (text: string): string => createHash('sha1').update(text).digest('hex').slice(0, 8);

/** A form that resolves was refused for fields that the ticket lacks. */
const lacksFields = ({ values, errors }: Refusal): boolean =>
  'status' in values && Object.keys(errors).some((name) => name.startsWith('fields.'));

function errorIds(refusal: Refusal, { fields }: TicketPage): Record<string, string> {
  const { about, errors, values } = refusal;
  const custom = Object.keys(errors).filter((name) => name.startsWith('fields.'));
  // The composer stays as it is in a page that changes in place, so its errors lead to the panel's rows.
  const inPanel = (name: string) =>
    fields.some(({ key }) => `fields.${key}` === name) && (about === 'composer' || !lacksFields(refusal));
  const form = about === 'composer' ? 'composer-needed' : 'p-needed';
  const customIds = Object.fromEntries(
    custom.map((name) => [name, inPanel(name) ? idOf(name) : `${form}-${name.slice('fields.'.length)}`]),
  );
  const composer: Record<string, string> = {
    body: 'composer-body',
    attachments: 'composer-files',
    status: 'composer-status',
    solution: 'composer-solution',
  };
  if (about === 'composer') return { ...composer, ...customIds };
  if (about === 'closure') return { duplicate_of: 'f-duplicate_of' };
  const special: Record<string, string> = {
    hold_reason: 'p-status',
    tags: `p-tags-${digestOf(String(values.tags ?? ''))}`,
    solution: 'p-solution',
    add: 'add-follower',
    ...customIds,
  };
  return Object.fromEntries(Object.keys(errors).map((name) => [name, special[name] ?? idOf(name)]));
}

function requesterOf(req: Req, found: TicketPage, view: View | null) {
  const { requester, requesterTickets } = found;
  const { t, fmt } = req.shell;
  return {
    name: requester.name,
    email: requester.email,
    phone: requester.phone,
    vip: requester.isVip,
    organization: requester.organization?.name ?? null,
    href: `/desk/tickets?view=all&requester=${requester.id}`,
    facts: [
      ...(requester.locale
        ? [{ label: t('desk.ticket.language'), text: t(`desk.ticket.language.${requester.locale}`) }]
        : []),
      ...(requester.since
        ? [{ label: t('desk.ticket.customer_since'), text: fmt.date(requester.since) }]
        : []),
    ],
    tickets: requesterTickets.map((item) => ({
      href: ticketUrl(item.number, view),
      number: item.number,
      subject: item.subject,
      status: item.status,
      updated: fmt.relative(item.updatedAt, req.ctx.now),
    })),
  };
}

function linksOf({ duplicateOf, followUpOf, followUps }: TicketPage, view: View | null) {
  const link = ({ number, subject }: TicketLink) => ({ href: ticketUrl(number, view), number, subject });
  return [
    ...(duplicateOf ? [{ kind: 'desk.ticket.duplicate_of', tickets: [link(duplicateOf)] }] : []),
    ...(followUpOf ? [{ kind: 'desk.ticket.follow_up_of', tickets: [link(followUpOf)] }] : []),
    ...(followUps.length > 0 ? [{ kind: 'desk.ticket.follow_ups', tickets: followUps.map(link) }] : []),
  ];
}
