import type { Request } from 'express';
import { pageLinks } from '../../platform/http/lists';
import type { Page } from '../../platform/paging';
import { isAdministrator } from '../../platform/rights';
import { deliveryState, type ListedDelivery, TOPIC as MAILS } from '../deliveries';
import { scheduleTopic } from '../notifications';
import type { Place } from '../reports';
import { isMissed, reportOf, runState, stateOf, wantersIn } from './list.view';
import { listAt } from './paths';
import type { Recipient, Run, RunRecipient, Schedule } from './schedules.types';
import { timesView, whenText } from './timing.view';

interface Shown {
  at: Place;
  schedule: Schedule;
  filters: { label: string; text: string }[];
  runs: Page<Run>;
  /** Of those whom the runs have told. */
  deliveries: ReadonlyMap<string, ListedDelivery>;
  times: Date[];
  /** That the report is about at each of these times. */
  days: string[];
}

/** A schedule: what it sends, when and to whom, and what became of the last times. */
export function showView(req: Request, { at, schedule, filters, runs, deliveries, times, days }: Shown) {
  const { t } = req.shell;
  const { id, name, report, query, timeZone, pausedAt, recipients, ownerId } = schedule;
  const here = `${listAt(at)}/${id}`;
  const { actor } = req.ctx;
  const isStopped = !pausedAt && schedule.nextAt === null;
  return {
    here,
    list: listAt(at),
    name,
    liveTopics: topicsOf(req, id),
    when: whenText(req.shell, schedule),
    state: stateOf(req, schedule),
    isPaused: pausedAt !== null,
    isStopped,
    mayTakeOver: at === 'admin' && actor.kind === 'person' && actor.id !== ownerId,
    problem: problemOf(runs),
    refused: refusedOf(recipients),
    facts: [
      { label: t('schedules.field.period'), text: t(`reports.period.${query.preset}`) },
      ...filters,
      { label: t('schedules.field.format'), text: t(`schedules.format.${schedule.format}`) },
      { label: t('schedules.field.timeZone'), text: timeZone },
      { label: t('schedules.owner'), text: schedule.ownerName ?? t('schedules.no_owner') },
    ],
    report: { label: t(`report.name.${report}`), href: reportOf(schedule) },
    times: timesView(req.shell, times, timeZone, days),
    recipients: recipients.map((one) => recipientView(req, one)),
    ...pageLinks(here, {}, runs),
    runs: runs.items.map((run, index) => runView(req, run, deliveries, index === 0)),
  };
}

/** What becomes of its mails comes by its own; which addresses refuse mail is told to administrators alone. */
const topicsOf = ({ ctx: { actor } }: Request, id: string): string[] =>
  isAdministrator(actor) ? [scheduleTopic(id), MAILS] : [scheduleTopic(id)];

/** Why the next one may send nothing either. That its owner may not see the report stops it, until somebody has taken it over. */
function problemOf({ items: [last] }: Page<Run>) {
  return last?.failure === 'owner' ? null : (last?.failure ?? null);
}

const refusedOf = (recipients: Recipient[]) =>
  recipients.flatMap(({ refusedAt, name, address }) => (refusedAt ? [address ?? name] : []));

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
    ...runState(t, run.state, missed > 0),
    isUnderWay: run.state === 'waiting' || run.state === 'running',
    at: fmt.moment(run.createdAt, req.ctx.now),
    why: run.day === null ? askedText(req, run) : t('schedules.run.due', { day: fmt.day(run.day) }),
    result: resultOf(req, run, missed),
    isOpen: isOpen || missed > 0,
    people,
  };
}

const askedText = ({ shell: { t } }: Request, { askedByName }: Run): string =>
  askedByName ? t('schedules.run.asked_by', { name: askedByName }) : t('schedules.run.asked');

function resultOf({ shell: { t } }: Request, { failure, state, recipients }: Run, missed: number): string {
  if (failure) return t(`schedules.failure.${failure}`);
  if (state !== 'done') return '';
  const count = wantersIn(recipients);
  return missed > 0 ? t('schedules.missed', { count: missed, of: count }) : t('schedules.sent_to', { count });
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
