/** Why an iCalendar text was not read, for whoever asked to be told in words. */
export type ICalendarProblem =
  /** It is something else, such as a web page. */
  | 'not_a_calendar'
  /** Its letters are in an encoding that is neither UTF-8 nor said. */
  | 'encoding'
  /** It ends before it is over, as a download that was cut off does. */
  | 'cut_off'
  /** An event whose times cannot be read: `event` names it. */
  | 'event'
  /** An event that repeats in a way that is wrong, or that no holiday repeats in: `event` names it. */
  | 'rule'
  /** More days than may be: see `MOST_DAYS`. */
  | 'too_many'
  /** It takes longer, or more memory, than any calendar of holidays. */
  | 'too_hard'
  /** No event in it lasts a whole day within the time that was asked for. */
  | 'no_days'
  /** It leaves no day open for a whole year. */
  | 'no_open_day';

/** `event` is the name of the event that is meant; empty where none is, or it has none. */
export class ICalendarError extends Error {
  constructor(
    readonly code: ICalendarProblem,
    readonly event = '',
    details: { cause?: unknown } = {},
  ) {
    super(code, { cause: details.cause });
    this.name = 'ICalendarError';
  }
}
