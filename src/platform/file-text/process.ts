import { type ChildProcess, spawn } from 'node:child_process';
import { extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../errors';
import { slowly } from '../slow';
import type { FileText } from './types';

/** What reading one file may take; whatever takes more is ended. */
export interface ReaderLimits {
  /** Of a processor: it gives way to all others, so that on a busy machine it takes longer. */
  seconds: number;
  /** Of the whole process, in mebibytes. */
  memory: number;
}

const LIMITS: ReaderLimits = { seconds: 20, memory: 640 };
/** Mebibytes of what the process keeps; the file itself and what is unpacked of it lie beside. */
const HEAP = 256;
/** How much longer it may take by the clock. */
const PATIENCE = 3;
/** Seconds beyond that, for a process that cannot even watch itself. */
const GRACE = 2;
/** More than the longest text takes. */
const MOST_ANSWER = 4 * 1024 * 1024;
const MOST_TOLD = 4096;

export interface ReaderOptions {
  /** Ends it at once: the node stops. */
  signal: AbortSignal;
  limits?: ReaderLimits;
}

/**
 * Reads what is written in a file, in a process of its own with limits of time and memory: what it dies of is the file's fault,
 * and nobody else's.
 * @param name of the file; only its extension counts
 * @throws AppError `unavailable` when the node stops; whatever reading the source or starting a process fails with
 */
export async function readFileText(
  source: Readable,
  name: string,
  { signal, limits = LIMITS }: ReaderOptions,
): Promise<FileText> {
  slowly('a file that is read');
  if (signal.aborted) {
    source.destroy();
    throw new AppError('unavailable');
  }
  const child = begin(name, limits);
  const fate = watched(child, limits, signal);
  const answer = gathered(child.stdout, MOST_ANSWER);
  const told = gathered(child.stderr, MOST_TOLD);
  const sent = feed(child, source);
  // Asked for once it has ended.
  sent.catch(() => undefined);
  try {
    const code = await endOf(child);
    if (signal.aborted) throw new AppError('unavailable');
    await sent;
    if (code === 0) return JSON.parse(answer()) as FileText;
    return { problem: problemOf(told(), fate.isLate()) };
  } finally {
    fate.over();
    source.destroy();
  }
}

function begin(name: string, { seconds, memory }: ReaderLimits) {
  const own = extname(__filename);
  const flags = [`--max-old-space-size=${HEAP}`, '--no-addons', '--disallow-code-generation-from-strings'];
  // Run from the sources, as in development and tests, it needs what compiles them.
  const compiling = own === '.ts' ? ['--require', require.resolve('tsx/cjs')] : [];
  const file = join(__dirname, `reader.process${own}`);
  const extension = /^\.[a-z0-9]{1,8}$/i.exec(extname(name))?.[0] ?? '';
  return spawn(
    process.execPath,
    [...flags, ...compiling, file, `file${extension}`, ...[seconds, seconds * PATIENCE, memory].map(String)],
    // Nothing of what this process knows: neither passwords nor addresses.
    { env: {}, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true },
  );
}

/** Ends it when its time is over, or the node stops. */
function watched(child: ChildProcess, { seconds }: ReaderLimits, signal: AbortSignal) {
  const end = () => child.kill('SIGKILL');
  let isLate = false;
  const late = () => {
    isLate = true;
    end();
  };
  const timer = setTimeout(late, (seconds * PATIENCE + GRACE) * 1000);
  signal.addEventListener('abort', end);
  return {
    isLate: () => isLate,
    over: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    },
  };
}

/** What a process writes, its beginning at most. */
function gathered(stream: Readable, most: number): () => string {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on('data', (chunk: Buffer) => {
    if (size < most) chunks.push(chunk);
    size += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8', 0, most);
}

/**
 * Hands the file over. It may end in the middle: whoever reads has enough of it, or is gone.
 * @throws what reading the source fails with
 */
function feed(child: ChildProcess, source: Readable): Promise<void> {
  const { stdin } = child;
  return new Promise((resolve, reject) => {
    source.once('error', (error) => {
      child.kill('SIGKILL');
      reject(error);
    });
    source.once('close', resolve);
    if (!stdin) return;
    stdin.on('error', () => source.destroy());
    stdin.on('close', () => source.destroy());
    source.pipe(stdin);
  });
}

/** @throws Error where it does not start */
function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

function problemOf(told: string, isLate: boolean) {
  if (isLate || told.includes('out of time')) return 'time';
  return /out of memory|allocation failed/i.test(told) ? 'memory' : 'crashed';
}
