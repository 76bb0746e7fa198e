import type { Request } from 'express';
import { listOf } from '../../platform/http/lists';
import type { Option } from '../../platform/http/options';
import type { FormState } from '../../platform/http/respond';
import { actorId } from '../../platform/rights';
import { type Place, type Preset, REPORTS } from '../reports';
import { optionsIn } from './options.view';
import { listAt } from './paths';
import type { ReportAt } from './report-address';
import { ADDRESS_LINES, ADDRESSES_MAX, NAME_MAX } from './schedules.schema';
import { FREQUENCIES, type Frequency, type Recipient, type Schedule } from './schedules.types';
import { timesView } from './timing.view';

/** What is likely meant: each time the days that have just ended. */
const USUAL: Record<Frequency, Preset> = { daily: 'yesterday', weekly: 'last_week', monthly: 'last_month' };

const OFTEN: Partial<Record<Preset, Frequency>> = {
  today: 'daily',
  yesterday: 'daily',
  this_month: 'monthly',
  last_month: 'monthly',
  last_90: 'monthly',
  this_quarter: 'monthly',
  last_quarter: 'monthly',
  this_year: 'monthly',
  last_year: 'monthly',
};

/** The values of a new one for the report of a page. */
export function newValues(req: Request, { name, place, query, hasPeriod }: ReportAt, timeZone: string) {
  const isKept = hasPeriod && query.preset !== 'range';
  const frequency = (isKept && OFTEN[query.preset]) || 'weekly';
  return {
    name: req.shell.t(`report.name.${name}`),
    report: name,
    period: isKept ? query.preset : USUAL[frequency],
    format: 'pdf',
    frequency,
    weekday: '1',
    monthDay: '1',
    clock: '07:30',
    timeZone,
    locale: req.shell.locale,
    // What one works on is first of all one's own to read.
    people: place === 'desk' ? listOf(actorId(req.ctx.actor)) : [],
  };
}

/** Those of a form in which another report or frequency was chosen: what is usual for one becomes what is for the other. */
export function usualValues({ shell: { t } }: Request, values: Record<string, unknown>) {
  const names = REPORTS.map((report) => ({ report, name: t(`report.name.${report}`) }));
  const isUsualName = names.some(({ name }) => name === values.name);
  const isUsualPeriod = Object.values<unknown>(USUAL).includes(values.period);
  const often = FREQUENCIES.find((one) => one === values.frequency);
  const named = names.find(({ report }) => report === values.report);
  return {
    ...values,
    ...(isUsualName && named ? { name: named.name } : {}),
    ...(isUsualPeriod && often ? { period: USUAL[often] } : {}),
  };
}

/** The values of one as it stands. */
export function valuesOfSchedule(schedule: Schedule): Record<string, unknown> {
  const { query, recipients, weekday, monthDay, ...rest } = schedule;
  return {
    ...rest,
    period: query.preset,
    weekday: String(weekday ?? 1),
    monthDay: String(monthDay ?? 1),
    people: recipients.flatMap(({ userId }) => userId ?? []),
    addresses: recipients.flatMap(({ address, leftAt }) => (leftAt ? [] : (address ?? []))).join('\n'),
  };
}

interface FormParts {
  /** Whose list it is on. */
  at: Place;
  /** Null for a new one. */
  schedule: Schedule | null;
  of: string;
  report: ReportAt;
  filters: { label: string; text: string }[];
  /** One of them is by what is not there any more. */
  isFilterGone: boolean;
  staff: readonly { id: string; name: string }[];
  /** The next times of what is chosen; none where it is not complete. */
  times: Date[];
  /** That the report is about at each of them; none where its period is not chosen. */
  days: string[];
}

export function formView(req: Request, form: FormState, parts: FormParts) {
  const { t } = req.shell;
  const { at, schedule, of, report, filters, isFilterGone, times, days } = parts;
  const { values, errors } = form;
  const action = schedule ? `${listAt(at)}/${schedule.id}` : listAt(at);
  const recipients = schedule?.recipients ?? [];
  const on = recipients.filter(({ leftAt }) => leftAt === null);
  return {
    action,
    at,
    list: listAt(at),
    back: schedule ? action : listAt(at),
    isNew: schedule === null,
    title: schedule ? t('schedules.edit', { name: schedule.name }) : t('schedules.new'),
    version: schedule ? values.version : undefined,
    of,
    values: { ...values, people: listOf(values.people) },
    errors,
    reportName: t(`report.name.${report.name}`),
    reportAddress: of,
    filters,
    /** An error says it, too. */
    saysGone: isFilterGone && !errors.query,
    isOfRange: schedule === null && report.query.preset === 'range',
    /** Addresses get what its owner sees, so only who sees all may add them. */
    hasAddresses: report.place === 'admin',
    refused: on.flatMap(({ refusedAt, name }) => (refusedAt ? [name] : [])),
    left: recipients.flatMap(({ leftAt, name }) => (leftAt ? [name] : [])),
    options: optionsIn(req.shell, schedule?.timeZone),
    staff: staffOptions(req, parts.staff, recipients),
    times: timesView(req.shell, times, String(values.timeZone), days),
    limits: { name: NAME_MAX, addresses: ADDRESSES_MAX, addressLines: ADDRESS_LINES },
  };
}

/** Staff who are here, and those on it who are not any more, so that they can be taken off. */
export function staffOptions(
  { shell: { t, fmt } }: Request,
  staff: readonly { id: string; name: string }[],
  recipients: Recipient[],
): (Option & { hint?: string })[] {
  const here = new Set(staff.map(({ id }) => id));
  const gone = recipients.flatMap(({ userId, name }) =>
    userId && !here.has(userId) ? [{ value: userId, label: name, hint: t('schedules.person_gone') }] : [],
  );
  return [...staff.map(({ id, name }) => ({ value: id, label: name })), ...gone].sort((a, b) =>
    fmt.compare(a.label, b.label),
  );
}
