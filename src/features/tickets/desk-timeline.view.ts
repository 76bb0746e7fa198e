import type { Request } from 'express';
import type {
  Attachment,
  Named,
  Person,
  ShownChange,
  ShownValue,
  TicketPage,
  TimelineComment,
  TimelineEvent,
} from './tickets.types';

type Req = Pick<Request, 'shell' | 'ctx'>;

export interface Time {
  iso: string;
  text: string;
  title: string;
}

export const timeOf = ({ shell, ctx }: Req, at: Date): Time => ({
  iso: at.toISOString(),
  text: shell.fmt.relative(at, ctx.now),
  title: shell.fmt.dateTime(at),
});

/** The timeline as entries for its component, oldest first; the description opens it. */
export function timelineOf(req: Req, found: TicketPage) {
  return found.timeline
    .map((item) => (item.kind === 'event' ? eventEntry(req, found, item) : commentEntry(req, found, item)))
    .filter((entry) => entry !== null);
}

export function descriptionEntry(req: Req, found: TicketPage) {
  const { ticket, requester, attachments } = found;
  return {
    kind: 'reply',
    id: 'description',
    author: { name: requester.name, role: req.shell.t('desk.ticket.requester_role') },
    fromCustomer: requester.role === 'customer',
    time: timeOf(req, ticket.createdAt),
    html: ticket.descriptionHtml.trim() || null,
    text: req.shell.t('desk.ticket.description_empty'),
    attachments: attachmentItems(req, ticket.number, attachments),
  };
}

function commentEntry(req: Req, { ticket, requester }: TicketPage, item: TimelineComment) {
  const { t } = req.shell;
  const fromCustomer = item.author?.role === 'customer';
  const role = item.author?.id === requester.id ? 'desk.ticket.requester_role' : 'desk.ticket.customer_role';
  return {
    kind: item.kind,
    id: `c-${item.id}`,
    author: { name: nameOf(req, item.author, item.system), ...(fromCustomer && { role: t(role) }) },
    fromCustomer,
    time: timeOf(req, item.at),
    html: item.html,
    channel: channelOf(req, item.channel),
    attachments: attachmentItems(req, ticket.number, item.attachments),
  };
}

const CHANNEL_ICONS: Record<string, string> = {
  email: 'mail',
  chat: 'message-circle',
  sms: 'smartphone',
  whatsapp: 'phone',
  api: 'webhook',
};

/** Only worth saying where it was not the ordinary way. */
function channelOf(req: Req, channel: string) {
  const icon = CHANNEL_ICONS[channel];
  return icon ? { icon, label: req.shell.t(`ticket.channel.${channel}`) } : null;
}

export function attachmentItems(req: Req, number: number, attachments: Attachment[]) {
  return attachments.map(({ id, name, mediaType, size }) => ({
    name,
    href: `/desk/tickets/${number}/attachments/${id}`,
    size: req.shell.fmt.bytes(size),
    kind: mediaType.startsWith('image/') ? 'image' : 'file',
  }));
}

function nameOf({ shell }: Req, author: Person | null, system: boolean): string {
  return author?.name ?? shell.t(system ? 'ticket.event.system' : 'desk.ticket.somebody');
}

/** One property of an event's line: both values, or a sentence where a list lost or gained members. */
interface ChangeLine {
  field: string;
  label: string;
  before: string | null;
  after: string;
  /** Too long for a line: shown behind a disclosure. */
  long: boolean;
  sentence: string | null;
}

const ICONS: Record<string, string> = {
  status: 'activity',
  assigneeId: 'user-check',
  priority: 'flame',
  departmentId: 'building-2',
  categoryId: 'folder',
  tags: 'tag',
  participantIds: 'users',
  followerIds: 'bell',
  subject: 'pencil',
  description: 'pencil',
  duplicateOf: 'copy',
};

const EVENT_ICONS: Record<string, string> = {
  'ticket.created': 'plus',
  'ticket.deleted': 'trash-2',
  'ticket.restored': 'rotate-ccw',
  'ticket.rated': 'star',
};

const TONES: Record<string, string> = {
  resolved: 'green',
  on_hold: 'amber',
  reopened: 'violet',
  in_progress: 'blue',
};

function eventEntry(req: Req, found: TicketPage, item: TimelineEvent) {
  const changes = item.event === 'ticket.changed' ? changesOf(req, found, item.changes) : [];
  const what = sentenceOf(req, found, item, changes.length > 0);
  if (what === null) return null;
  const status = item.changes.find(({ field }) => field === 'status');
  const first = changes[0]?.field ?? '';
  const tone = status ? TONES[String(status.after)] : undefined;
  return {
    kind: 'event',
    id: `e-${item.id}`,
    author: { name: nameOf(req, item.author, item.system) },
    time: timeOf(req, item.at),
    icon: EVENT_ICONS[item.event] ?? ICONS[status ? 'status' : first] ?? 'history',
    ...(tone && { tone }),
    what,
    changes,
  };
}

/** What happened in words; null when there is nothing that a reader would miss. */
function sentenceOf(
  { shell }: Req,
  { ticket }: TicketPage,
  item: TimelineEvent,
  hasChanges: boolean,
): string | null {
  const { t } = shell;
  switch (item.event) {
    case 'ticket.created': {
      return ticket.channel === 'web'
        ? t('desk.ticket.event.created')
        : t('desk.ticket.event.created_by', { channel: t(`ticket.channel.${ticket.channel}`) });
    }
    case 'ticket.deleted':
      return t('desk.ticket.event.deleted');
    case 'ticket.restored':
      return t('desk.ticket.event.restored');
    case 'ticket.rated': {
      const score = item.changes.find(({ field }) => field === 'satisfaction')?.after ?? item.data.score;
      return t('desk.ticket.event.rated', { score: Number(score ?? 0) });
    }
    default:
      return hasChanges ? t('desk.ticket.event.changed') : null;
  }
}

/** Consequences of other changes; saying them too would only make the line longer. */
const SILENT = new Set([
  'priorityOverridden',
  'resolvedAt',
  'closedAt',
  'firstResponseAt',
  'closedForInactivity',
  'version',
]);
const LONG = new Set(['description', 'solution', 'satisfactionComment']);
const PEOPLE_LISTS = new Set(['participantIds', 'followerIds', 'tags']);

function changesOf(req: Req, found: TicketPage, changes: ShownChange[]): ChangeLine[] {
  const reason = changes.find(({ field }) => field === 'holdReason');
  const status = changes.find(({ field }) => field === 'status');
  return changes
    .filter((change) => !(status && change === reason))
    .flatMap((change) => changeOf(req, found, change))
    .map((line) => (line.field === 'status' ? withReasons(req, line, reason) : line));
}

/** Being on hold and what for is one thing to a reader. */
function withReasons({ shell }: Req, line: ChangeLine, reason?: ShownChange): ChangeLine {
  const join = (status: string, value: unknown) =>
    typeof value === 'string' ? `${status} (${shell.t(`ticket.hold.${value}`)})` : status;
  return {
    ...line,
    before: line.before && join(line.before, reason?.before),
    after: join(line.after, reason?.after),
  };
}

function changeOf(req: Req, found: TicketPage, { field, before, after }: ShownChange): ChangeLine[] {
  if (SILENT.has(field) || field === 'satisfaction') return [];
  const label = labelOf(req, found, field);
  if (PEOPLE_LISTS.has(field)) return [listChange(req, field, label, before, after)];
  const [was, is] = [before, after].map((value) => valueText(req, found, field, value));
  const long = LONG.has(field);
  return [{ field, label, before: was ?? null, after: is ?? emptyWord(req, field), long, sentence: null }];
}

function listChange(
  req: Req,
  field: string,
  label: string,
  before: ShownValue,
  after: ShownValue,
): ChangeLine {
  const { t, fmt } = req.shell;
  const [was, is] = [before, after].map((list) =>
    Array.isArray(list) ? list.map((value) => wordOf(req, value)) : [],
  );
  const added = (is ?? []).filter((name) => !was?.includes(name));
  const removed = (was ?? []).filter((name) => !is?.includes(name));
  const parts = [
    ...(added.length > 0 ? [t('desk.ticket.event.added', { names: fmt.list(added) })] : []),
    ...(removed.length > 0 ? [t('desk.ticket.event.removed', { names: fmt.list(removed) })] : []),
  ];
  return { field, label, before: null, after: '', long: false, sentence: parts.join(', ') };
}

/** The name of a property, ours or one that an administrator made. */
export function labelOf(req: Req, found: TicketPage, field: string): string {
  const { t, locale } = req.shell;
  if (field.startsWith('fields.')) {
    const key = field.slice('fields.'.length);
    const known = found.fields.find((candidate) => candidate.key === key);
    return known ? (locale === 'es' ? known.labelEs : known.labelEn) : key;
  }
  return req.ctx.system.i18n.has(`ticket.field.${field}`) ? t(`ticket.field.${field}`) : field;
}

const WORDS: Record<string, string> = {
  status: 'status',
  holdReason: 'hold',
  closeReason: 'close_reason',
  priority: 'priority',
  impact: 'impact',
  urgency: 'urgency',
  type: 'type',
  channel: 'channel',
};

/** A value as a reader knows it; null when there is none. */
export function valueText(req: Req, found: TicketPage, field: string, value: unknown): string | null {
  const { t, locale, fmt } = req.shell;
  if (value === null || value === undefined || value === '') return null;
  if (field === 'priority' && value === 'auto') return t('desk.ticket.priority_auto');
  const word = WORDS[field];
  if (word && req.ctx.system.i18n.has(`ticket.${word}.${String(value)}`))
    return t(`ticket.${word}.${String(value)}`);
  if (Array.isArray(value))
    return value.length > 0 ? fmt.list(value.map((entry) => wordOf(req, entry))) : null;
  if (typeof value === 'boolean') return t(value ? 'desk.ticket.yes' : 'desk.ticket.no');
  if (field.startsWith('fields.')) {
    const definition = found.fields.find(({ key }) => `fields.${key}` === field);
    const option = definition?.options.find((candidate) => candidate.value === value);
    if (option) return locale === 'es' ? option.labelEs : option.labelEn;
  }
  return wordOf(req, value as string | number | Named);
}

function wordOf({ shell }: Req, value: string | number | boolean | Named): string {
  if (typeof value === 'object') return shell.locale === 'es' ? value.es : value.en;
  return typeof value === 'number' ? shell.fmt.number(value) : String(value);
}

function emptyWord({ shell }: Req, field: string): string {
  return shell.t(field === 'assigneeId' ? 'desk.ticket.nobody' : 'desk.ticket.none');
}
