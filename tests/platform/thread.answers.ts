import { parentPort } from 'node:worker_threads';

// The thread of passwords.test.ts: waits until it may go on, and dies or answers with what it was asked.

export interface Asked {
  say: string;
  /** The thread answers once this holds something else than 0. */
  gate: Int32Array;
}

parentPort?.on('message', ({ say, gate }: Asked) => {
  Atomics.wait(gate, 0, 0);
  if (say === 'die') throw new Error('died of it');
  if (say === 'leave') process.exit(1);
  parentPort?.postMessage(`said ${say}`);
});
