import { atPort, type Config } from '../platform/config';
import type { Log } from '../platform/log';
import { onlyWhere } from '../platform/metrics';
import { migrateDatabase } from '../platform/migrate';
import { createApp, createHealthApp } from './app';
import { firstAsked } from './database';
import { deskFigures } from './figures';
import { prepareDesk } from './first-start';
import type { Order, ProcessRole } from './messages';
import { createSessions } from './sessions';
import { createStartingApp } from './starting';
import { createSystem, type RunningSystem } from './system';
import { announce } from './web-nodes';
import { type Listening, listen } from './web-server';
import { startWorker } from './worker';

/** One process of a node, at work. */
export interface DeskNode {
  system: RunningSystem;
  role: ProcessRole;
  /** What whoever started it should know. */
  warning: string | null;
  /** Drains: answers what has begun, finishes running jobs, then lets go of everything. */
  stop(): Promise<void>;
}

/** The figures of all processes of the node. */
export type AllFigures = () => Promise<object[]>;

/**
 * Starts what a process is for. Until it serves it answers that the desk is starting, unless others serve.
 * @throws ConfigError when the port is taken or a configured service cannot be used
 */
export async function startNode(
  given: Config,
  log: Log,
  order: Order,
  allFigures: AllFigures,
): Promise<DeskNode> {
  const config = atPort(given, order.port);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    while (stops.length > 0) {
      // One that fails must not keep the others from stopping.
      await stops
        .pop()?.()
        .catch((error) => log.error({ err: error }, 'stop failed'));
    }
  };
  let listening: Listening | null = null;
  try {
    const open = async () => {
      if (!order.listens) return null;
      listening ??= await listen(config, createStartingApp(config));
      stops.push(listening.close);
      return listening;
    };
    // Beside others that serve, one that only says that it starts would be asked as often as they are.
    if (order.isAlone) await open();
    const waiting = (seconds: number) =>
      log.warn({ seconds }, 'a migration waits for a table that others use');
    await firstAsked(config, () => migrateDatabase(order.databaseUrl, waiting));
    const patience = order.role === 'worker' ? 'jobs' : 'people';
    const options = { patience, connections: order.connections } as const;
    const system = createSystem(config, order.databaseUrl, log, options);
    stops.push(system.close);
    await prepareDesk(system);
    await startRole(system, order, { open, allFigures, stops });
    let drained: Promise<void> | undefined;
    const drainOnce = () => {
      drained ??= drain(system, listening, stop);
      return drained;
    };
    return { system, role: order.role, warning: order.warning, stop: drainOnce };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Serving {
  open(): Promise<Listening | null>;
  allFigures: AllFigures;
  stops: (() => Promise<void>)[];
}

async function startRole(
  system: RunningSystem,
  { role, databaseUrl }: Order,
  { open, allFigures, stops }: Serving,
): Promise<void> {
  const { config, log } = system;
  if (role === 'worker') {
    const worker = await startWorker(system, databaseUrl);
    stops.push(worker.stop);
    deskFigures(onlyWhere(system.metrics.make, worker.speaksForAll), system.db);
    const app = createHealthApp(system, allFigures);
    (await open())?.serve(app);
    return;
  }
  const sessions = createSessions(config, system.db, log);
  stops.push(sessions.close);
  await sessions.ready;
  const app = createApp(system, sessions, allFigures);
  (await open())?.serve(app);
  stops.push((await announce(system)).stop);
}

async function drain(
  system: RunningSystem,
  listening: Listening | null,
  stop: () => Promise<void>,
): Promise<void> {
  system.beginStopping();
  await listening?.close();
  await stop();
}
