import { Pool } from 'pg';

/** SQLSTATE classes of statements that are wrong in themselves: they are no better later. */
const WRONG = /^(0A|2[0-8]|3|4[24])/;
/** A serialization failure. */
const TRIED_AGAIN = '40001';

/**
 * Connections for the job queue. graphile-worker tells it that a job has ended without waiting for the answer, and tells
 * it again after few errors only (`RETRYABLE_ERROR_CODES` in its lib.js): any other one is an unhandled rejection, and
 * the job stays locked. A serialization failure is told again a hundred times, with pauses that grow to five seconds, so
 * whatever passes comes from here as one, with its own error as the cause. That a job has ended bears being told twice.
 */
export function openQueuePool(connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max, keepAlive: true, connectionTimeoutMillis: 5000 });
  // Idle ones break too, and without listeners that would end the process; who asks next is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    client.query = failingAgain(client.query.bind(client));
  });
  pool.connect = failingAgain(pool.connect.bind(pool));
  return pool;
}

/** The same function, whose promises are rejected with what is tried again. */
function failingAgain<F>(ask: F): F {
  const wrapped = (...given: unknown[]) => {
    const answer = (ask as (...given: unknown[]) => unknown)(...given);
    return answer instanceof Promise ? answer.catch(failAgain) : answer;
  };
  return wrapped as F;
}

function failAgain(error: Error & { code?: string }): never {
  if (error.code === TRIED_AGAIN || WRONG.test(error.code ?? '')) throw error;
  throw Object.assign(new Error(error.message, { cause: error }), { code: TRIED_AGAIN });
}
