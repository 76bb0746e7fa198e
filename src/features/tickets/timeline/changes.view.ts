import type { Request } from 'express';
import type { TicketPage } from '../page/page.types';
import type { Named, ShownChange, ShownValue } from './timeline.types';

// What changed, in a reader's words.

type Req = Pick<Request, 'shell' | 'ctx'>;

/** One property of an event's line: both values, or a sentence where a list lost or gained members. */
export interface ChangeLine {
  field: string;
  label: string;
  before: string | null;
  after: string;
  /** Too long for a line: shown behind a disclosure. */
  long: boolean;
  sentence: string | null;
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

/** The lines of one event. */
export function changesOf(req: Req, found: TicketPage, changes: ShownChange[]): ChangeLine[] {
  return changes.flatMap((change) => changeOf(req, found, change));
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
