import { parentPort } from 'node:worker_threads';
import { type CalendarDay, type CalendarQuestion, daysIn } from './days';
import { ICalendarError, type ICalendarProblem } from './problem';

/** Errors of our own come out of a thread as plain ones, so it answers with what they say. */
export type ThreadAnswer = { days: CalendarDay[] } | { problem: ICalendarProblem; event: string };

parentPort?.on('message', (question: CalendarQuestion) => {
  parentPort?.postMessage(answerTo(question));
});

function answerTo(question: CalendarQuestion): ThreadAnswer {
  try {
    return { days: daysIn(question) };
  } catch (error) {
    if (!(error instanceof ICalendarError)) throw error;
    return { problem: error.code, event: error.event };
  }
}
