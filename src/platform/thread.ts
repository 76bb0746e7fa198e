import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bounded } from './bounded';
import { AppError } from './errors';

/** A thread that answers questions one after the other, away from the one that serves everybody. */
export interface Thread<Q, A> {
  /**
   * @throws AppError `unavailable` when too many wait, or the node stops; whatever the thread died of, for the question
   *   that it died of: the next one begins another thread
   */
  ask(question: Q): Promise<A>;
  close(): Promise<void>;
}

/**
 * Begins with the first question, and keeps no process alive that has nothing else to do.
 * @param file the thread's own file, compiled or not; it answers each message with one
 * @param most questions that may wait
 */
export function createThread<Q, A>(file: string, most: number): Thread<Q, A> {
  const inTurn = bounded(1, most);
  let worker: Worker | null = null;
  let closed = false;
  const begun = (): Worker => {
    if (worker) return worker;
    const begins = new Worker(file, optionsFor(file));
    const over = () => {
      if (worker === begins) worker = null;
    };
    // Whoever asked is told; where nobody did, an error must not end the node.
    begins.on('error', over).on('exit', over);
    worker = begins;
    return begins;
  };
  return {
    ask: (question) =>
      inTurn(() => {
        if (closed) throw new AppError('unavailable');
        return answerOf<Q, A>(begun(), question);
      }),
    close: async () => {
      closed = true;
      await worker?.terminate();
    },
  };
}

function answerOf<Q, A>(worker: Worker, question: Q): Promise<A> {
  return new Promise<A>((resolve, reject) => {
    const settled = (settle: () => void) => {
      worker.unref();
      worker.off('message', answered).off('error', failed).off('exit', ended);
      settle();
    };
    const answered = (answer: A) => settled(() => resolve(answer));
    const failed = (error: Error) => settled(() => reject(error));
    const ended = () => settled(() => reject(new AppError('unavailable')));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.ref();
    worker.postMessage(question);
  });
}

/** Run from the sources, as in development and tests, a thread needs what compiles them. */
function optionsFor(file: string) {
  return extname(file) === '.ts' ? { execArgv: ['--require', require.resolve('tsx/cjs')] } : {};
}
