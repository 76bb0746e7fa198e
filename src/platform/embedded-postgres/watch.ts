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

const EVERY_MS = 1000;

/** Starts the server again, on the same port, when it ends without being asked to; answers what stops both. */
export function watchServer(
  first: Server,
  installation: Installation,
  log: (message: string) => void,
): () => Promise<void> {
  let server = first;
  let starting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;

  const restart = async () => {
    log('PostgreSQL ended unexpectedly: starting it again');
    server = (await findRunningServer(installation)) ?? (await launchServer(installation, first.port));
  };

  const look = async () => {
    trimLog(logPath(installation.place.folder));
    if (!isPostmaster(server.pid, installation.cluster.path)) await restart();
  };

  const timer = setInterval(() => {
    starting ??= look()
      // The next look tries again.
      .catch((error: Error) => log(error.message))
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
