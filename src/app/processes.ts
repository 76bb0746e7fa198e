import type { ChildProcess, Serializable } from 'node:child_process';
import cluster, { type Worker as Child } from 'node:cluster';
import { ConfigError } from '../platform/config';
import type { Runs } from '../platform/keep-running';
import type { Log } from '../platform/log';
import type { relayFigures } from './figures-relay';
import type { FromProcess, Order, ToProcess } from './messages';

/** Longer than the longest answer and the queue may take; what is not done then would never be. */
const STOP_MS = 40_000;

/** What holds for each process in that place, whoever else serves when it starts. */
export type StandingOrder = Omit<Order, 'isAlone'>;

/** One that takes longer than this to start is told of, and again each time: it waits for something. */
const SLOW_MS = 30_000;

interface StartOptions {
  log: Log;
  relay: ReturnType<typeof relayFigures>;
  /** Has it stop, whatever it is doing. */
  stopping: AbortSignal;
}

let greeted = false;
/** Those that answer at the port. */
const serving = new Set<Child>();

/**
 * Starts a process and gives it its order; resolves once it serves.
 * @throws ConfigError when it ends before that
 */
export async function startProcess(
  order: StandingOrder,
  { log, relay, stopping }: StartOptions,
): Promise<Runs> {
  const child = cluster.fork();
  closeWhatItTook(child.process);
  // What is sent while it ends is lost; that it has ended is told by itself.
  child.on('error', () => undefined);
  child.once('exit', () => serving.delete(child));
  const send = (message: ToProcess) => child.isConnected() && child.send(message);
  const ended = endOf(child);
  let listens = false;
  const stop = () => {
    // Before that it holds nothing, and would not hear us.
    if (listens) send({ kind: 'stop' });
    else child.process.kill('SIGKILL');
  };
  stopping.addEventListener('abort', stop);
  child.once('exit', () => stopping.removeEventListener('abort', stop));
  if (stopping.aborted) stop();
  const { role, name } = order;
  const slow = setInterval(
    () => log.warn({ of: name, pid: child.process.pid }, 'a process is still starting'),
    SLOW_MS,
  );
  const started = new Promise<void>((resolve, reject) => {
    ended.catch(({ message }: Error) => reject(new ConfigError(`the ${role} process ${message}`)));
    child.on('message', (message: FromProcess) => {
      if (message.kind === 'here') {
        listens = true;
        send({ kind: 'start', order: { ...order, isAlone: serving.size === 0 } });
      } else if (message.kind === 'refused') reject(new ConfigError(message.message));
      else if (message.kind === 'ready') {
        if (order.listens) serving.add(child);
        greet(message.greeting);
        resolve();
      } else relay(child, message);
    });
  });
  await started.finally(() => clearInterval(slow));
  return {
    ended,
    stop: async () => {
      stop();
      const late = setTimeout(() => child.process.kill('SIGKILL'), STOP_MS);
      await ended.catch(() => undefined);
      clearTimeout(late);
    },
  };
}

function greet(lines: string): void {
  if (lines && !greeted) process.stdout.write(lines);
  greeted ||= lines !== '';
}

/**
 * Node's cluster waits for ever for a killed process to say that it has taken a connection, and keeps that open: the
 * visitor would wait with it. A process is given one at a time; closing one that it did take does nothing.
 */
export function closeWhatItTook(child: ChildProcess): void {
  let given: { close(): void } | undefined;
  const { send } = child;
  child.send = (message: Serializable, handle?: unknown, ...others: unknown[]) => {
    if (isHandle(handle)) given = handle;
    return (send as (...args: unknown[]) => boolean).call(child, message, handle, ...others);
  };
  child.once('exit', () => given?.close());
}

const isHandle = (value: unknown): value is { close(): void } =>
  typeof (value as { close?: unknown } | undefined)?.close === 'function';

/** Rejects with what is known of its end, for nobody asked for it. */
function endOf(child: Child): Promise<never> {
  const ended = new Promise<never>((_resolve, reject) => {
    child.once('exit', (code, signal) =>
      reject(new Error(signal ? `ended by ${signal}` : `ended with ${code}`)),
    );
  });
  ended.catch(() => undefined);
  return ended;
}
