import { setMaxListeners } from 'node:events';
import { atPort, type Config } from '../platform/config';
import { growingPause, type KeptRunning, keepRunning } from '../platform/keep-running';
import type { Log } from '../platform/log';
import { availableConnections, shareConnections } from './connections';
import { databaseOf, firstAsked, prepareDataDir } from './database';
import { relayFigures } from './figures-relay';
import type { ProcessRole } from './messages';
import { type StandingOrder, startProcess } from './processes';
import { freePortOf } from './web-server';

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
  setMaxListeners(0, stopping);
  // Before anything else, so that a second start fails at once and touches nothing.
  const config = atPort(given, await freePortOf(given));
  prepareDataDir(config);
  const database = await databaseOf(config, log);
  const kept: KeptRunning[] = [];
  const stop = async () => {
    await Promise.all(kept.map((one) => one.stop()));
    await database.stop();
  };
  try {
    const roles = rolesOf(config);
    const orders = await ordersOf(config, database.url, roles);
    const relay = relayFigures();
    const keep = async (order: StandingOrder, mayFail: boolean) => {
      kept.push(await keepProcess(order, { log, relay, mayFail, stopping }));
    };
    // One alone migrates and prepares the desk; the others find it done.
    const [first, ...others] = orders;
    if (first) await keep(first, false);
    await Promise.all(others.map((order) => keep(order, true)));
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
  return roles.map((role, place) => ({
    role,
    name: role === 'web' ? `web ${place + 1}` : role,
    listens: role === 'web' || config.role === 'worker',
    port: config.port,
    databaseUrl,
    connections,
    warning: fits ? null : warning,
  }));
}

interface KeepOptions {
  log: Log;
  relay: ReturnType<typeof relayFigures>;
  mayFail: boolean;
  stopping: AbortSignal;
}

/** Keeps one process running; its greeting is printed once, when the node first serves. */
async function keepProcess(
  order: StandingOrder,
  { log, relay, mayFail, stopping }: KeepOptions,
): Promise<KeptRunning> {
  return keepRunning({
    start: () => startProcess(order, { log, relay, stopping }),
    onEnd: (error) =>
      log.warn({ of: order.name, reason: String(error) }, 'a process has ended, and is started again'),
    pause: growingPause,
    mayFail,
    stopping,
  });
}
