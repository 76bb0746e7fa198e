import type { Serializable } from 'node:child_process';
import cluster, { type Worker as Child } from 'node:cluster';
import { atPort, type Config, ConfigError } from '../platform/config';
import { growingPause, type KeptRunning, keepRunning, type Runs } from '../platform/keep-running';
import type { Log } from '../platform/log';
import { availableConnections, shareConnections } from './connections';
import { databaseOf, firstAsked, prepareDataDir } from './database';
import { relayFigures } from './figures-relay';
import type { FromProcess, Order, ProcessRole, ToProcess } from './messages';
import { freePortOf } from './web-server';

/** Longer than the longest answer and the queue may take; what is not done then would never be. */
const STOP_MS = 40_000;

export interface Supervisor {
  /** Has all processes drain, then stops the embedded database. */
  stop(): Promise<void>;
}

/**
 * Starts the processes of a node, and again whichever ends: as many that answer people as the configuration says, and
 * one that runs jobs. They share one port (Node's cluster); this process answers nobody and holds no data.
 * @param stopping processes that have not started yet are then told to stop as well
 * @throws ConfigError when the port is taken or a configured service cannot be used
 */
export async function startSupervisor(given: Config, log: Log, stopping: AbortSignal): Promise<Supervisor> {
  // Before anything else, so that a second start fails at once and touches nothing.
  const config = atPort(given, await freePortOf(given));
  prepareDataDir(config);
  const database = await databaseOf(config, log);
  const kept: KeptRunning[] = [];
  stopping.addEventListener('abort', stopAll);
  const stop = async () => {
    await Promise.all(kept.map((one) => one.stop()));
    await database.stop();
  };
  try {
    const roles = rolesOf(config);
    const orders = await ordersOf(config, database.url, roles);
    const relay = relayFigures();
    const keep = (order: StandingOrder, mayFail: boolean) => keepProcess(order, { log, relay, mayFail });
    // One alone migrates and prepares the desk; the others find it done.
    const [first, ...others] = orders;
    if (first) kept.push(await keep(first, false));
    kept.push(...(await Promise.all(others.map((order) => keep(order, true)))));
    return { stop };
  } catch (error) {
    await stop().catch((failure) => log.error({ err: failure }, 'stop failed'));
    throw error;
  }
}

function rolesOf({ role, webProcesses }: Config): ProcessRole[] {
  const web = Array.from({ length: webProcesses }, (): ProcessRole => 'web');
  if (role === 'web') return web;
  return role === 'worker' ? ['worker'] : [...web, 'worker'];
}

async function ordersOf(config: Config, databaseUrl: string, roles: ProcessRole[]): Promise<StandingOrder[]> {
  const available = await firstAsked(config, () => availableConnections(databaseUrl));
  const web = roles.filter((role) => role === 'web').length;
  const { connections, total, fits } = shareConnections(available, {
    web,
    worker: roles.length - web,
    redis: config.redisUrl !== null,
  });
  const warning = `The database allows ${available} connections, and this node may need ${total}: set WEB_PROCESSES lower, or max_connections higher.`;
  return roles.map((role) => ({
    role,
    listens: role === 'web' || config.role === 'worker',
    port: config.port,
    databaseUrl,
    connections,
    warning: fits ? null : warning,
  }));
}

/** Keeps one process running; its greeting is printed once, when the node first serves. */
async function keepProcess(
  order: StandingOrder,
  { log, relay, mayFail }: { log: Log; relay: Relay; mayFail: boolean },
): Promise<KeptRunning> {
  return keepRunning({
    start: () => startProcess(order, relay),
    onEnd: (error) =>
      log.warn({ role: order.role, reason: String(error) }, 'a process has ended, and is started again'),
    pause: growingPause,
    mayFail,
  });
}

/** What holds for each process in that place, whoever else serves when it starts. */
type StandingOrder = Omit<Order, 'isAlone'>;

type Relay = ReturnType<typeof relayFigures>;
let greeted = false;
/** Those that answer at the port. */
const serving = new Set<Child>();

/** Resolves once it serves. */
async function startProcess(order: StandingOrder, relay: Relay): Promise<Runs> {
  const child = cluster.fork();
  closeWhatItTook(child);
  child.once('exit', () => serving.delete(child));
  const send = (message: ToProcess) => child.isConnected() && child.send(message);
  const ended = endOf(child);
  await new Promise<void>((resolve, reject) => {
    ended.catch(({ message }: Error) => reject(new ConfigError(`the ${order.role} process ${message}`)));
    child.on('message', (message: FromProcess) => {
      if (message.kind === 'here') send({ kind: 'start', order: { ...order, isAlone: serving.size === 0 } });
      else if (message.kind === 'refused') reject(new ConfigError(message.message));
      else if (message.kind === 'ready') {
        if (order.listens) serving.add(child);
        greet(message.greeting);
        resolve();
      } else relay(child, message);
    });
  });
  return {
    ended,
    stop: async () => {
      send({ kind: 'stop' });
      const late = setTimeout(() => child.process.kill('SIGKILL'), STOP_MS);
      await ended.catch(() => undefined);
      clearTimeout(late);
    },
  };
}

function stopAll(): void {
  const message: ToProcess = { kind: 'stop' };
  for (const child of Object.values(cluster.workers ?? {})) if (child?.isConnected()) child.send(message);
}

function greet(lines: string): void {
  if (lines && !greeted) process.stdout.write(lines);
  greeted ||= lines !== '';
}

/**
 * Node's cluster waits for ever for a killed process to say that it has taken a connection, and keeps that open: the
 * visitor would wait with it. A process is given one at a time; closing one that it did take does nothing.
 */
function closeWhatItTook({ process: child }: Child): void {
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
