import { type Formatter, weekdayNames } from '../../platform/format';
import type { I18n, Translate } from '../../platform/i18n';
import type { Locale } from '../../platform/i18n/locale';
import { readableDomain } from '../../platform/mail/domains';
import { type Holiday, writeHoliday, writeSpans } from '../calendars';
import { cellWords } from '../notifications';
import { isTargetField, pairsOf, writeDuration } from '../sla';
import { choiceWords } from '../tickets';
import type { AuditEntry, Names } from './audit.queries';
import { AUDIT_TYPES } from './audit.types';
import { signInDetails } from './sign-in-details';

/** Contents that people wrote: the log says that they changed, not what they say. */
const UNSHOWN = new Set([
  'description',
  'solution',
  'body',
  'note',
  'satisfactionComment',
  'password',
  'secret',
]);
const LONGEST = 160;

export interface Reader {
  t: Translate;
  fmt: Formatter;
  i18n: I18n;
  now: Date;
  names: Names;
}

export function entryView(reader: Reader, entry: AuditEntry) {
  const { t, fmt, now } = reader;
  const { iso, text: ago, title: when } = fmt.moment(entry.createdAt, now);
  return {
    id: entry.id,
    type: typeText(reader, entry.type),
    iso,
    when,
    ago,
    actor: actorText(reader, entry),
    actorIsPerson: entry.actorKind === 'person',
    channel: t(`audit.channel.${entry.channel}`),
    ip: entry.ip,
    subject: subjectView(reader, entry),
    changes: changesView(reader, entry),
    details: detailsView(reader, entry),
  };
}

export function typeText({ i18n, t }: Pick<Reader, 'i18n' | 't'>, type: string): string {
  const key = `audit.type.${type}`;
  return i18n.has(key) ? t(key) : type;
}

/** What the type filter offers: each noun as a whole, then its own types. */
export function typeGroups(t: Translate) {
  return Object.entries(AUDIT_TYPES).map(([noun, types]) => ({
    label: t(`audit.noun.${noun}`),
    options: [
      ...(types.length > 1
        ? [{ value: noun, label: t('audit.filter.all_of', { noun: t(`audit.noun.${noun}`) }) }]
        : []),
      ...types.map((type) => ({ value: `${noun}.${type}`, label: t(`audit.type.${noun}.${type}`) })),
    ],
  }));
}

function actorText({ t, names }: Reader, { actorKind, actorId, actedBy }: AuditEntry): string {
  if (actorKind !== 'person') return t(`audit.actor.${actorKind}`);
  const nameOf = (id: string | null) => names.get(id ?? '')?.name ?? t('audit.actor.erased');
  const name = nameOf(actorId);
  return actedBy ? t('audit.actor.acted_by', { name, administrator: nameOf(actedBy) }) : name;
}

const PLACES: Record<string, (id: string) => string> = {
  user: (id) => `/admin/users/${id}`,
  department: (id) => `/admin/departments/${id}`,
  organization: (id) => `/admin/organizations/${id}`,
  category: (id) => `/admin/categories/${id}`,
  calendar: (id) => `/admin/calendars/${id}`,
  skill: (id) => `/admin/skills/${id}`,
  field: (id) => `/admin/fields/${id}`,
  sla_policy: (id) => `/admin/sla/${id}`,
  announcement: (id) => `/admin/announcements/${id}`,
  canned: (id) => `/desk/templates/${id}`,
  report_schedule: (id) => `/admin/reports/schedules/${id}`,
};

/** What it happened to, with a link while it still exists. */
function subjectView({ names }: Reader, { ticketId, subjectId }: AuditEntry) {
  const ticket = names.get(ticketId ?? '');
  if (ticket) return { label: `#${ticket.number} ${ticket.name}`, href: `/desk/tickets/${ticket.number}` };
  const subject = names.get(subjectId ?? '');
  if (!subject || !subjectId) return null;
  return { label: subject.name, href: PLACES[subject.kind]?.(subjectId) ?? null };
}

function changesView(reader: Reader, { changes }: AuditEntry) {
  const shown = Object.entries(changes ?? {}).filter(
    ([, { before, after }]) => !isEmpty(before) || !isEmpty(after),
  );
  return shown.map(([field, { before, after }]) => ({
    field: fieldText(reader, field),
    unshown: UNSHOWN.has(field),
    before: isEmpty(before) ? null : valueText(reader, field, before),
    after: valueText(reader, field, after),
  }));
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

function fieldText({ i18n, t }: Reader, field: string): string {
  const own = `audit.field.${field}`;
  if (i18n.has(own)) return t(own);
  const shared = `ticket.field.${field}`;
  if (i18n.has(shared)) return t(shared);
  return cellWords(t, field) ?? field.replace(/^fields\./, '');
}

/** What codes are called, beside those of tickets. */
const WORDS: Record<string, string> = {
  signInMethods: 'access.method',
  kind: 'fields.kind',
  customerAccess: 'fields.access',
  types: 'ticket.type',
  pausesFor: 'ticket.hold',
  preset: 'reports.period',
  report: 'report.name',
  frequency: 'schedules.frequency',
};

/** Properties that hold domains. */
const DOMAINS = new Set(['domains', 'signUpDomains']);

/** A stored value as people say it: names for ids, words for codes, yes and no, dates in the reader's zone. */
function valueText(reader: Reader, field: string, value: unknown): string {
  const { t, fmt, i18n, names } = reader;
  if (isEmpty(value)) return t('audit.value.none');
  if (typeof value === 'boolean') return t(value ? 'audit.value.yes' : 'audit.value.no');
  if (typeof value === 'number' && isTargetField(field)) return writeDuration(value);
  if (typeof value === 'number' && (field === 'quietDays' || field === 'weekday'))
    return weekdayNames(fmt.locale, 'short')[value - 1] ?? '';
  if (typeof value === 'number') return field === 'number' ? String(value) : fmt.number(value);
  if (Array.isArray(value)) {
    return value.length === 0
      ? t('audit.value.none')
      : value.map((one) => valueText(reader, field, one)).join(', ');
  }
  if (field === 'fieldValues') return shortened(pairsOf(value as Record<string, string[]>).join(', '));
  if (typeof value === 'object') {
    const calendar = calendarText(fmt.locale, value as object);
    if (calendar !== null) return shortened(calendar);
    const { labelEs, labelEn, name } = value as { labelEs?: string; labelEn?: string; name?: string };
    return shortened((fmt.locale === 'en' ? labelEn : labelEs) ?? name ?? JSON.stringify(value));
  }
  const text = DOMAINS.has(field) ? readableDomain(String(value)) : String(value);
  const named = names.get(text);
  if (named) return named.kind === 'ticket' ? `#${named.number}` : named.name;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return t('audit.value.gone');
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)) return fmt.dateTime(text);
  const word = [WORDS[field] ?? choiceWords(field), `audit.value.${field}`]
    .map((prefix) => `${prefix}.${text}`)
    .find(i18n.has);
  return word ? t(word) : shortened(text);
}

/** Hours and holidays of a calendar, as people type them; null for anything else. */
function calendarText(locale: Locale, value: object): string | null {
  if ('rule' in value) return writeHoliday(value as Holiday, locale);
  if (!('day' in value && 'from' in value && 'to' in value)) return null;
  const { day, from, to } = value as { day: number; from: number; to: number };
  return `${weekdayNames(locale, 'short')[day - 1]} ${writeSpans([{ from, to }])}`;
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : text;
}

/** The few details of an event that are neither changes nor anybody's words. */
function detailsView({ t, i18n }: Reader, { type, data }: AuditEntry): string | null {
  if (type.startsWith('job.') && data) {
    const words = `jobs.task.${data.task}`;
    return t('audit.detail.job', {
      task: i18n.has(words) ? t(words) : String(data.task),
      id: String(data.id),
    });
  }
  if (type.startsWith('user.') && data) return signInDetails({ t, i18n }, type, data);
  if (type.startsWith('calendar.feed_') && data) {
    return t('audit.detail.feed', { name: String(data.name), count: Number(data.days ?? 0) });
  }
  if (type.startsWith('message_template.') && data) {
    return t('audit.detail.message', {
      name: t(`templates.name.${data.template}`),
      language: t(`templates.language.${data.locale}`),
    });
  }
  if (type === 'mails.retried' && data)
    return t('deliveries.flash.retried', { count: Number(data.count ?? 0) });
  if (type === 'report.downloaded' && data)
    return t('audit.detail.report', {
      name: t(`report.name.${data.report}`),
      format: String(data.format).toUpperCase(),
    });
  if (type !== 'desk.erased' || !data) return null;
  return t('audit.detail.erased', { tickets: Number(data.tickets ?? 0), users: Number(data.users ?? 0) });
}
