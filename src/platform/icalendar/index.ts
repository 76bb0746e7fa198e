import { extname, join } from 'node:path';
import { bounded } from '../bounded';
import { AppError } from '../errors';
import { slowly } from '../slow';
import { createThread, type Thread, ThreadLimitError, type ThreadLimits } from '../thread';
import type { CalendarDay, CalendarQuestion } from './days';
import type { ThreadAnswer } from './icalendar.thread';
import { ICalendarError } from './problem';

export { type CalendarDay, type CalendarQuestion, MOST_DAYS } from './days';
export { ICalendarError, type ICalendarProblem } from './problem';

/** Reads calendars (RFC 5545), as other programs write them, away from the thread that serves everybody. */
export interface ICalendarReader {
  /**
   * The days that a calendar closes, in their order, each once: see `daysIn`.
   * @throws ICalendarError; AppError `unavailable` where too many wait, or the node stops
   */
  days(question: CalendarQuestion): Promise<CalendarDay[]>;
  close(): Promise<void>;
}

/**
 * A calendar of a megabyte of events takes three seconds and sixty megabytes. What a file may cost is counted in its steps;
 * the seconds end what gets by them, and must not end what a busy machine is slow at.
 */
const LIMITS: ThreadLimits = { seconds: 60, memory: 192 };
const WAITING = 20;

/** A thread that has nothing to do is given up after so long: calendars are read in a few turns a day. */
const IDLE_MS = 30_000;

/** One is read at a time. */
export function createICalendarReader(limits: ThreadLimits = LIMITS): ICalendarReader {
  const inTurn = bounded(1, WAITING);
  const file = join(__dirname, `icalendar.thread${extname(__filename)}`);
  let thread: Thread<CalendarQuestion, ThreadAnswer> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let closed = false;
  const giveUp = async () => {
    clearTimeout(idle);
    const given = thread;
    thread = null;
    await given?.close();
  };
  const ask = async (question: CalendarQuestion): Promise<CalendarDay[]> => {
    if (closed) throw new AppError('unavailable');
    clearTimeout(idle);
    thread ??= createThread(file, 1, limits);
    try {
      return daysOf(await thread.ask(question));
    } catch (cause) {
      throw cause instanceof ThreadLimitError ? new ICalendarError('too_hard', '', { cause }) : cause;
    } finally {
      idle = setTimeout(giveUp, IDLE_MS).unref();
    }
  };
  return {
    days: (question) => {
      slowly('a calendar');
      return inTurn(() => ask(question));
    },
    close: async () => {
      closed = true;
      await giveUp();
    },
  };
}

function daysOf(answer: ThreadAnswer): CalendarDay[] {
  if ('problem' in answer) throw new ICalendarError(answer.problem, answer.event);
  return answer.days;
}
