import type { Request } from 'express';
import { listHref, pageLinks } from '../../platform/http/lists';
import type { Page } from '../../platform/paging';
import { hrefOf, type Place, reportTabs } from '../reports';
import { listAt } from './paths';
import type { ListedSchedule, Run, RunRecipient, Schedule } from './schedules.types';
import { momentIn, whenText } from './timing.view';

/** What goes out by itself: all of the desk for administrators, and everybody's own at the desk. */
export function listView(req: Request, at: Place, found: Page<ListedSchedule>, ownerId: string | null) {
  const { t } = req.shell;
  const path = listAt(at);
  return {
    ...pageLinks(path, { owner: ownerId ?? undefined }, found),
    isAll: at === 'admin',
    subtitle: t(at === 'admin' ? 'schedules.admin_subtitle' : 'schedules.subtitle'),
    /** Where only somebody's are listed: whose, and where all are. */
    only: ownerId && {
      text: found.items[0]?.ownerName ? t('schedules.only_of', { name: found.items[0].ownerName }) : '',
      href: path,
    },
    tabItems: reportTabs(t, at, 'schedules'),
    newHref: listHref(`${path}/new`, {}),
    schedules: found.items.map((one) => rowOf(req, at, one)),
  };
}

function rowOf(req: Request, at: Place, schedule: ListedSchedule) {
  const { t } = req.shell;
  const { id, name, report, query, timeZone, nextAt, recipients, ownerName, lastRun } = schedule;
  return {
    id,
    name,
    href: `${listAt(at)}/${id}`,
    what: t('schedules.what', {
      report: t(`report.name.${report}`),
      period: t(`reports.period.${query.preset}`),
    }),
    when: whenText(req.shell, schedule),
    zone: timeZone,
    next: nextAt ? momentIn(req.shell, nextAt, timeZone) : null,
    state: stateOf(req, schedule),
    recipients: t('schedules.recipients', { count: recipients.filter(({ leftAt }) => !leftAt).length }),
    owner: ownerName ?? t('schedules.no_owner'),
    last: lastRun && lastView(req, lastRun),
  };
}

/** In a word, what keeps it from going out; null where nothing does. */
export function stateOf({ shell: { t } }: Request, { pausedAt, nextAt }: Schedule) {
  if (pausedAt) return { label: t('schedules.state.paused'), tone: 'grey', icon: 'pause' };
  return nextAt ? null : { label: t('schedules.state.stopped'), tone: 'red', icon: 'circle-alert' };
}

function lastView(req: Request, run: Run) {
  const { ctx, shell } = req;
  return { ...runState(shell.t, run), note: shortOf(req, run), at: shell.fmt.moment(run.createdAt, ctx.now) };
}

/** What has to be known of a run beside its state; nothing of one that has reached all. */
export function shortOf({ shell: { t } }: Request, run: Run): string {
  const { failure, state, recipients } = run;
  const of = wantersIn(recipients);
  if (isPartial(run)) return t('schedules.unmade', { count: recipients.filter(isUnmade).length, of });
  if (failure) return t(`schedules.failure.${failure}`);
  const missed = state === 'done' ? recipients.filter(isMissed).length : 0;
  return missed > 0 ? t('schedules.missed', { count: missed, of }) : '';
}

const isUnmade = ({ outcome }: RunRecipient): boolean => outcome === 'unmade';

/** Whether it has failed for some alone: the others have it. */
export const isPartial = ({ failure, recipients }: Run): boolean =>
  failure === 'error' && recipients.some(isUnmade) && recipients.some(({ outcome }) => outcome === 'told');

/** Outcomes that somebody has chosen for themselves. */
const CHOSEN: string[] = ['turned_off', 'left'];

/** How many of a run's are to get it: all but those who have said that they want none. */
export const wantersIn = (recipients: RunRecipient[]): number =>
  recipients.filter(({ outcome }) => !CHOSEN.includes(outcome)).length;

/** Whether it has not reached somebody who has not said that they want none. */
export const isMissed = ({ outcome, deliveryState }: RunRecipient): boolean =>
  outcome === 'told'
    ? deliveryState === 'failed' || deliveryState === 'suppressed'
    : !CHOSEN.includes(outcome);

const TONES = { waiting: 'blue', running: 'blue', done: 'green', failed: 'red' } as const;

/** The state of a run, as a badge says it. */
export function runState(t: Request['shell']['t'], run: Run) {
  if (isPartial(run)) return { label: t('schedules.run.partial'), tone: 'amber' };
  const hasMissed = run.state !== 'failed' && run.recipients.some(isMissed);
  return { label: t(`schedules.run.${run.state}`), tone: hasMissed ? 'amber' : TONES[run.state] };
}

/** The page of the report as it goes out, whose days are those of now. */
export const reportOf = ({ place, report, query }: Schedule): string => hrefOf(place, report, query);
