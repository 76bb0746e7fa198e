import type { Request } from 'express';
import { pageLinks } from '../../platform/http/lists';
import type { Page } from '../../platform/paging';
import { isAdministrator } from '../../platform/rights';
import { deliveryState, type ListedDelivery, TOPIC as MAILS } from '../deliveries';
import { scheduleTopic } from '../notifications';
import type { Place } from '../reports';
import { isMissed, isPartial, reportOf, runState, shortOf, stateOf, wantersIn } from './list.view';
import { listAt } from './paths';
import type { Recipient, Run, RunRecipient, Schedule } from './schedules.types';
import { timesView, whenText } from './timing.view';

/** What keeps one from being sent, whatever became of its runs. */
export interface Standing {
  /** Whose it is may see the report: nothing goes out otherwise, now or at its time. */
  hasOwner: boolean;
  /** Likewise of one that is filtered by what is not there any more. */
  isFilterGone: boolean;
}

interface Shown {
  at: Place;
  schedule: Schedule;
  standing: Standing;
  filters: { label: string; text: string }[];
  runs: Page<Run>;
  /** Of those whom the runs have told. */
  deliveries: ReadonlyMap<string, ListedDelivery>;
  times: Date[];
  /** That the report is about at each of these times. */
  days: string[];
}

/** A schedule: what it sends, when and to whom, and what became of the last times. */
export function showView(
  req: Request,
  { at, schedule, standing, filters, runs, deliveries, times, days }: Shown,
) {
  const { t } = req.shell;
  const { id, name, report, query, timeZone, recipients } = schedule;
  const here = `${listAt(at)}/${id}`;
  return {
    here,
    list: listAt(at),
    name,
    liveTopics: topicsOf(req, id),
    when: whenText(req.shell, schedule),
    state: stateOf(req, schedule),
    first: noticeOf(req, schedule, standing, runs),
    ...actsOn(req, schedule, standing),
    refused: refusedOf(recipients),
    facts: [
      { label: t('schedules.field.period'), text: t(`reports.period.${query.preset}`) },
      ...filters,
      { label: t('schedules.field.format'), text: t(`schedules.format.${schedule.format}`) },
      { label: t('schedules.field.timeZone'), text: timeZone },
      { label: t('schedules.owner'), text: schedule.ownerName ?? t('schedules.no_owner') },
    ],
    report: { label: t(`report.name.${report}`), href: reportOf(schedule) },
    times: standing.hasOwner && !standing.isFilterGone ? timesView(req.shell, times, timeZone, days) : [],
    recipients: recipients.map((one) => recipientView(req, one)),
    ...pageLinks(here, {}, runs),
    runs: runs.items.map((run, index) => runView(req, run, deliveries, index === 0)),
  };
}

/** What becomes of its mails comes by its own; which addresses refuse mail is told to administrators alone. */
const topicsOf = ({ ctx: { actor } }: Request, id: string): string[] =>
  isAdministrator(actor) ? [scheduleTopic(id), MAILS] : [scheduleTopic(id)];

/** Which buttons there are: those alone that do something, for whoever looks at it. */
function actsOn({ ctx: { actor } }: Request, schedule: Schedule, { hasOwner, isFilterGone }: Standing) {
  const isOff = schedule.nextAt === null;
  return {
    maySend: hasOwner && !isFilterGone,
    mayPause: !isOff && hasOwner,
    mayResume: isOff && hasOwner,
    // Whoever may see the report keeps it.
    ownerHref: !hasOwner && isAdministrator(actor) ? `${listAt('admin')}/${schedule.id}/owner` : null,
  };
}

/** What is said above it: the one thing that somebody has to know first. */
function noticeOf(
  req: Request,
  { pausedAt, nextAt }: Schedule,
  { hasOwner, isFilterGone }: Standing,
  { items: [last] }: Page<Run>,
): { tone: 'error' | 'warning' | 'info'; title: string; text: string } | null {
  const { t } = req.shell;
  const { actor } = req.ctx;
  if (!hasOwner) {
    const taking = pausedAt ? 'schedules.stopped_take_paused' : 'schedules.stopped_take';
    const text = isAdministrator(actor) ? taking : 'schedules.stopped_text';
    return { tone: 'error', title: t('schedules.stopped_title'), text: t(text) };
  }
  if (isFilterGone) {
    return { tone: 'warning', title: t('schedules.filter_title'), text: t('schedules.failure.filter') };
  }
  if (pausedAt) return { tone: 'info', title: t('schedules.paused_title'), text: t('schedules.paused_text') };
  if (nextAt === null)
    return { tone: 'warning', title: t('schedules.stopped_title'), text: t('schedules.stopped_resume') };
  if (last?.failure !== 'error') return null;
  const title = isPartial(last) ? 'schedules.partial_title' : 'schedules.problem_title';
  return { tone: 'warning', title: t(title), text: shortOf(req, last) };
}

const refusedOf = (recipients: Recipient[]) =>
  recipients.flatMap(({ refusedAt, leftAt, name, address }) =>
    refusedAt && !leftAt ? [address ?? name] : [],
  );

function recipientView({ shell: { t, fmt } }: Request, { name, refusedAt, leftAt, userId }: Recipient) {
  const notes = [
    refusedAt ? t('schedules.refused_since', { day: fmt.date(refusedAt) }) : '',
    leftAt ? t('schedules.left_since', { day: fmt.date(leftAt) }) : '',
  ];
  return { name, icon: userId ? 'user' : 'mail', note: notes.filter(Boolean).join(' ') };
}

function runView(req: Request, run: Run, deliveries: ReadonlyMap<string, ListedDelivery>, isOpen: boolean) {
  const { t, fmt } = req.shell;
  const people = run.recipients.map((one) =>
    toldView(req, one, deliveries.get(one.deliveryId ?? '') ?? null),
  );
  const missed = run.recipients.filter(isMissed).length;
  return {
    id: run.id,
    ...runState(t, run),
    isUnderWay: run.state === 'waiting' || run.state === 'running',
    at: fmt.moment(run.createdAt, req.ctx.now),
    why: run.day === null ? askedText(req, run) : t('schedules.run.due', { day: fmt.day(run.day) }),
    result: resultOf(req, run),
    isOpen: isOpen || missed > 0,
    people,
  };
}

const askedText = ({ shell: { t } }: Request, { askedByName }: Run): string =>
  askedByName ? t('schedules.run.asked_by', { name: askedByName }) : t('schedules.run.asked');

function resultOf(req: Request, run: Run): string {
  const short = shortOf(req, run);
  if (short || run.state !== 'done') return short;
  return req.shell.t('schedules.sent_to', { count: wantersIn(run.recipients) });
}

/** What became of it for one person or address. */
function toldView(req: Request, one: RunRecipient, delivery: ListedDelivery | null) {
  const { t, fmt } = req.shell;
  const { name, outcome } = one;
  const missed = isMissed(one);
  if (outcome !== 'told') {
    const [label, tone] = [t(`schedules.outcome.${outcome}`), missed ? 'amber' : 'grey'];
    return { name, label, tone, note: '', said: '', fileName: '', href: null };
  }
  const state = delivery ? deliveryState({ t, fmt, now: req.ctx.now }, delivery) : null;
  return {
    name,
    label: state?.label ?? t('schedules.outcome.told'),
    tone: state?.tone ?? 'grey',
    note: state?.note ?? '',
    // In the words of the mail server.
    said: delivery?.error ?? '',
    fileName: one.fileName ?? '',
    href: delivery && isAdministrator(req.ctx.actor) ? `/admin/deliveries/${delivery.id}` : null,
  };
}
