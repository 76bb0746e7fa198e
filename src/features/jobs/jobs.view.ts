import type { Request } from 'express';
import { progressOf, type ShownRun } from '../batches';
import { type DeskJob, JOB_STATES, type JobState, type JobsInState } from './index';

const LIST = '/admin/jobs';
const LONGEST = 200;

export function jobsView(req: Request, state: JobState, { jobs, counts }: JobsInState) {
  const { t, fmt } = req.shell;
  const failing = state === 'failed' || state === 'retrying';
  return {
    state,
    states: JOB_STATES.map((one) => ({
      label: t(`jobs.state.${one}`),
      href: `${LIST}?state=${one}`,
      current: one === state,
      count: fmt.number(counts[one]),
    })),
    caption: t(`jobs.state.${state}`),
    failing,
    removable: state === 'failed',
    whenLabel: t(`jobs.when.${state}`),
    emptyTitle: t(`jobs.empty.${state}`),
    more: jobs.length < counts[state] ? t('jobs.first', { shown: jobs.length }) : null,
    jobs: jobs.map((job) => jobView(req, job)),
  };
}

function jobView(req: Request, job: DeskJob) {
  const { t, fmt } = req.shell;
  const { i18n } = req.ctx.system;
  const words = `jobs.task.${job.task}`;
  const isToCome = job.state === 'waiting' || job.state === 'retrying';
  return {
    id: job.id,
    task: i18n.has(words) ? t(words) : job.task,
    name: job.task,
    attempts: t('jobs.attempts', { attempts: job.attempts, max: job.maxAttempts }),
    when: fmt.moment(isToCome ? job.runAt : job.updatedAt, req.ctx.now),
    since: fmt.moment(job.createdAt, req.ctx.now),
    error: job.lastError === null ? t('jobs.interrupted') : shownError(job.lastError),
  };
}

export function batchLinks(req: Request, batches: ShownRun[]) {
  const { t, fmt } = req.shell;
  return batches.map((run) => {
    const [state, progress] = [t(`batches.state.${run.state}`), progressOf(run)];
    return {
      title: run.place ? t(run.place.title.key, run.place.title.params) : run.kind,
      href: `/admin/batches/${run.id}`,
      text: progress ? `${state} · ${t(progress.key, progress.params)}` : state,
      meta: fmt.dateTime(run.createdAt),
    };
  });
}

/** What went wrong, on one line: without the statement that a database error repeats, without passwords and keys. */
export function shownError(error: string): string {
  const line = error
    .replace(/^\s*(select|insert|update|delete|with)\b[\s\S]* - (?=\S)/i, '')
    .replace(/\/\/[^/\s@]+@/g, '//…@')
    .replace(/(?=[\w+=-]*\d)[\w+=-]{32,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join('')}…` : line;
}
