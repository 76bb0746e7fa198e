import { type CronItem, parseCronItem } from 'graphile-worker';
import { partsInUtc } from '../platform/calendar';
import { DAY_MS, MINUTE_MS } from '../platform/elapsed';
import { MOST_ATTEMPTS, type Task, URGENT } from '../platform/jobs';

const DAILY = /^\S+ \d+ /;

/**
 * What was to run at an hour when no worker did runs once when there is one again. One job of each task waits at most:
 * a later one takes its place, and its turn.
 */
export function cronItems(tasks: Pick<Task, 'name' | 'schedule' | 'isUrgent'>[]): CronItem[] {
  return tasks.flatMap(({ name, schedule, isUrgent }) => {
    if (!schedule) return [];
    const options = {
      backfillPeriod: DAILY.test(schedule) ? DAY_MS : 0,
      maxAttempts: MOST_ATTEMPTS,
      ...(isUrgent && { priority: URGENT }),
      jobKey: name,
      jobKeyMode: 'preserve_run_at' as const,
    };
    return [{ task: name, match: schedule, options }];
  });
}

/**
 * Whether a later time of a scheduled job has come meanwhile, so that another one does its work: a machine that has
 * slept for a week finds one for each time that it has missed.
 * @param payload of a job; those that cron has made say when they were planned (`_cron.ts`)
 */
export function isOutdated(schedule: string, payload: unknown, now: Date): boolean {
  const planned = (payload as { _cron?: { ts?: string } } | null)?._cron?.ts;
  if (!planned) return false;
  const { match } = parseCronItem({ task: 'planned', match: schedule });
  const end = now.getTime();
  for (let at = Date.parse(planned) + MINUTE_MS; at <= end; at += MINUTE_MS) {
    if (match(partsInUtc(new Date(at)))) return true;
  }
  return false;
}
