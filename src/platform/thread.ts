import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bounded } from './bounded';
import { AppError } from './errors';

/** What a thread may use for one question; what it dies of otherwise is the question's fault. */
export interface ThreadLimits {
  seconds: number;
  /** For what it keeps, in mebibytes. */
  memory: number;
}

/** A question took more than its thread may use. The thread is gone. */
export class ThreadLimitError extends Error {
  constructor(readonly limit: keyof ThreadLimits) {
    super(`a thread used up its ${limit}`);
    this.name = 'ThreadLimitError';
  }
}

/** A thread that answers questions one after the other, away from the one that serves everybody. */
export interface Thread<Q, A> {
  /**
   * @throws AppError `unavailable` when too many wait, or the node stops; ThreadLimitError where it has limits; whatever
   *   else the thread died of, for the question that it died of: the next one begins another thread
   */
  ask(question: Q): Promise<A>;
  close(): Promise<void>;
}

/**
 * Begins with the first question, and keeps no process alive that has nothing else to do.
 * @param file the thread's own file, compiled or not; it answers each message with one
 * @param most questions that may wait
 */
export function createThread<Q, A>(file: string, most: number, limits?: ThreadLimits): Thread<Q, A> {
  const inTurn = bounded(1, most);
  let worker: Worker | null = null;
  let closed = false;
  const begun = (): Worker => {
    if (worker) return worker;
    const begins = new Worker(file, optionsFor(file, limits));
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
        return answerOf<Q, A>(begun(), question, limits);
      }),
    close: async () => {
      closed = true;
      await worker?.terminate();
    },
  };
}

function answerOf<Q, A>(worker: Worker, question: Q, limits?: ThreadLimits): Promise<A> {
  return new Promise<A>((resolve, reject) => {
    const settled = (settle: () => void) => {
      clearTimeout(timer);
      worker.unref();
      worker.off('message', answered).off('error', failed).off('exit', ended);
      settle();
    };
    const answered = (answer: A) => settled(() => resolve(answer));
    const failed = (error: Error) => settled(() => reject(isOutOfMemory(error) ? tooMuch('memory') : error));
    const ended = () => settled(() => reject(new AppError('unavailable')));
    // Told once it is gone, so that the next question begins another.
    const late = () => settled(() => worker.terminate().finally(() => reject(tooMuch('seconds'))));
    const timer = limits && setTimeout(late, limits.seconds * 1000);
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.ref();
    worker.postMessage(question);
  });
}

const tooMuch = (limit: keyof ThreadLimits) => new ThreadLimitError(limit);

const isOutOfMemory = (error: NodeJS.ErrnoException): boolean => error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Run from the sources, as in development and tests, a thread needs what compiles them. */
function optionsFor(file: string, limits?: ThreadLimits) {
  const compiling = extname(file) === '.ts' ? { execArgv: ['--require', require.resolve('tsx/cjs')] } : {};
  return limits ? { ...compiling, resourceLimits: { maxOldGenerationSizeMb: limits.memory } } : compiling;
}
