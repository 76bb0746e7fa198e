import 'dotenv/config';
import cluster from 'node:cluster';
import { ConfigError, readConfig } from './platform/config';
import { endOnFatalErrors } from './platform/fatal';
import { createLog, type Log } from './platform/log';

/** The first process supervises the others, and loads nothing of what they do. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  endOnFatalErrors(log);
  if (cluster.isPrimary) {
    log.setBindings({ process: 'supervisor' });
    const { startSupervisor } = await import('./app/supervisor.js');
    const stopping = new AbortController();
    const starting = startSupervisor(config, log, stopping.signal);
    stopOnSignals(starting, stopping, log);
    await starting.catch((error) => {
      if (!stopping.signal.aborted) throw error;
    });
  } else {
    const { serveSupervisor } = await import('./app/child.js');
    serveSupervisor(config, log);
  }
}

/** One Ctrl-C comes several times at once: from the terminal, and from npm or tsx that pass on theirs. */
const TWICE_MS = 1000;

/** Stops in order, also when asked to while still starting. Who asks once more later does not want to wait. */
function stopOnSignals(
  starting: Promise<{ stop(): Promise<void> }>,
  stopping: AbortController,
  log: Log,
): void {
  let asked = 0;
  const stop = (signal: string) => {
    if (stopping.signal.aborted) {
      if (performance.now() - asked > TWICE_MS) process.exit(1);
      return;
    }
    asked = performance.now();
    stopping.abort();
    log.info({ signal }, 'stopping');
    starting
      .then(
        (supervisor) => supervisor.stop(),
        // It has stopped what it had started.
        () => undefined,
      )
      .then(
        () => process.exit(0),
        (error) => {
          log.error({ err: error }, 'stop failed');
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal));
}

main().catch((error) => {
  const text = error instanceof ConfigError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`ServiDesk cannot start: ${text}\n`);
  process.exit(1);
});
