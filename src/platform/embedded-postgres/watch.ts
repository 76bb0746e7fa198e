import { logPath, trimLog } from './log-file';
import {
  findRunningServer,
  type Installation,
  isPostmaster,
  launchServer,
  type Server,
  stopServer,
  tellToStop,
} from './server';
import type { Tell } from './tell';

const EVERY_MS = 1000;
/** Between tries to start it, at most: each one repairs what the one before has left. */
const LONGEST_PAUSE_MS = 5000;

/**
 * Starts the server again, on the same port, when it ends without being asked to; answers what stops both.
 * @param log told when it ends, why it cannot be started, once a cause, and when it runs again
 */
export function watchServer(first: Server, installation: Installation, log: Tell): () => Promise<void> {
  let server = first;
  let starting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  let failures = 0;
  let notBefore = 0;
  const told = new Set<string>();
  const tellOnce = (message: string) => {
    // Numbers of processes and files differ each time.
    const cause = message.replace(/\d+/g, '');
    if (!told.has(cause)) log(message, 'warn');
    told.add(cause);
  };

  const restart = async () => {
    tellOnce('PostgreSQL ended unexpectedly: starting it again');
    server = (await findRunningServer(installation)) ?? (await launchServer(installation, first.port));
    log('PostgreSQL runs again');
    told.clear();
    failures = 0;
  };

  const look = async () => {
    trimLog(logPath(installation.place.folder));
    if (!isPostmaster(server.pid, installation.cluster.path)) await restart();
  };

  const failed = (error: Error) => {
    tellOnce(error.message);
    notBefore = Date.now() + Math.min(EVERY_MS * 2 ** failures, LONGEST_PAUSE_MS);
    failures += 1;
  };

  const timer = setInterval(() => {
    if (Date.now() < notBefore) return;
    starting ??= look()
      .catch(failed)
      .finally(() => {
        starting = undefined;
      });
  }, EVERY_MS).unref();

  // It has a group of its own, and would outlive a process that ends without having stopped it.
  const abandon = () => tellToStop(server, installation);
  process.once('exit', abandon);

  const stop = async () => {
    clearInterval(timer);
    await starting;
    await stopServer(server, installation);
    process.off('exit', abandon);
  };

  return () => {
    stopped ??= stop();
    return stopped;
  };
}
