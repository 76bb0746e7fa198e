import type { FieldError } from '../../../platform/errors';
import { ICalendarError, type ICalendarProblem, MOST_DAYS } from '../../../platform/icalendar';
import { OutboundError, type OutboundProblem } from '../../../platform/outbound';
import { FEED_MAX_MB } from './feeds.types';

/** What is said of an address that was not fetched. */
const OUTBOUND: Record<Exclude<OutboundProblem, 'status'>, string> = {
  bad_address: 'calendars.feeds.problem.bad_address',
  forbidden_address: 'calendars.feeds.problem.forbidden_address',
  unresolvable: 'calendars.feeds.problem.unresolvable',
  unreachable: 'calendars.feeds.problem.unreachable',
  tls: 'calendars.feeds.problem.tls',
  timeout: 'calendars.feeds.problem.timeout',
  too_large: 'calendars.feeds.problem.too_large',
  too_many_redirects: 'calendars.feeds.problem.too_many_redirects',
  bad_redirect: 'calendars.feeds.problem.bad_redirect',
  bad_answer: 'calendars.feeds.problem.bad_answer',
};

/** What is said of a file, or of what an address answered. */
const ICALENDAR: Record<ICalendarProblem, string> = {
  not_a_calendar: 'calendars.feeds.problem.not_a_calendar',
  encoding: 'calendars.feeds.problem.encoding',
  cut_off: 'calendars.feeds.problem.cut_off',
  event: 'calendars.feeds.problem.event',
  rule: 'calendars.feeds.problem.rule',
  too_many: 'calendars.feeds.problem.too_many',
  too_hard: 'calendars.feeds.problem.too_hard',
  no_days: 'calendars.feeds.problem.no_days',
  no_open_day: 'calendars.feeds.problem.no_open_day',
};

/** An address that was sealed with a key that the desk does not have any more. */
export class SealedError extends Error {}

/** In words, without the address; null for what is no fault of the feed's. */
export function problemOf(error: unknown): FieldError | null {
  if (error instanceof SealedError) return { key: 'calendars.feeds.problem.sealed' };
  if (error instanceof ICalendarError) {
    return { key: ICALENDAR[error.code], params: { name: error.event || '?', max: MOST_DAYS } };
  }
  if (!(error instanceof OutboundError)) return null;
  if (error.code === 'status') return statusProblem(error.status ?? 0);
  return { key: OUTBOUND[error.code], params: { max: FEED_MAX_MB } };
}

function statusProblem(status: number): FieldError {
  if (status === 401 || status === 403)
    return { key: 'calendars.feeds.problem.not_allowed', params: { status } };
  if (status === 404 || status === 410)
    return { key: 'calendars.feeds.problem.not_there', params: { status } };
  return { key: 'calendars.feeds.problem.status', params: { status } };
}
