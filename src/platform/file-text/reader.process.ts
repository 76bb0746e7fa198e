import { Console } from 'node:console';
import { writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { textOf } from './reading';

// A process that reads one file, which somebody else has made: it comes by the standard input, and what is written in it goes
// out by the output. It reaches no network, gives way to all others, and ends itself where it takes more than it may.

/** Also when nobody is left who would end it, and whatever it is busy with: this runs beside it. */
const WATCH = `
  const { workerData: { seconds, patience, memory, parent } } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  const end = performance.now() + patience * 1000;
  const over = (why) => { try { writeSync(2, why); } catch {} process.kill(process.pid, 'SIGKILL'); };
  const look = () => {
    if (process.memoryUsage.rss() > memory * 1048576) over('out of memory');
    const { user, system } = process.cpuUsage();
    const isLate = user + system > seconds * 1e6 || performance.now() > end;
    if (isLate || process.ppid !== parent) over('out of time');
  };
  look();
  setInterval(look, 25);`;

function watch([seconds, patience, memory]: number[]): void {
  const workerData = { seconds, patience, memory, parent: process.ppid };
  new Worker(WATCH, { eval: true, execArgv: [], env: {}, workerData }).unref();
}

function giveWay(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
    // Where the machine runs out of memory, this goes and not the database. Linux only.
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Elsewhere it is like any other.
  }
}

function closeOff(): void {
  Socket.prototype.connect = () => {
    throw new Error('no network here');
  };
  // What a library has to say is not the answer.
  globalThis.console = new Console(process.stderr);
}

async function main(): Promise<void> {
  const [name = '', ...limits] = process.argv.slice(2);
  watch(limits.map(Number));
  giveWay();
  closeOff();
  const answer = JSON.stringify(await textOf(process.stdin, name));
  process.stdout.write(answer, () => process.exit(0));
}

void main();
