import { Client } from 'pg';
import { findBinaries } from './binaries';
import { openCluster, ROLE } from './cluster';
import { logPath, trimLog } from './log-file';
import { claimFolder, hasLivingOwner } from './owner';
import { findPlace } from './place';
import { findRunningServer, type Installation, launchServer, type Server, stopServer } from './server';
import type { Tell } from './tell';
import { watchServer } from './watch';

const DATABASE = 'servidesk';

export interface EmbeddedPostgresOptions {
  /** A folder for the database alone; made when missing. */
  dataDir: string;
  log: Tell;
  /** For tests: a crash may lose data. */
  fast?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  /** True when a server that a killed process left behind was taken over. */
  adopted: boolean;
  stop(): Promise<void>;
}

/** A PostgreSQL server of our own on this data, watched until it is stopped. Throws errors of one line. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = findPlace(options.dataDir, options.log);
  const release = claimFolder(place.folder);
  const slow = setInterval(
    () => options.log('PostgreSQL is still starting: it repairs what a crash left'),
    5000,
  );
  try {
    const setup = { place, binaries: findBinaries(place), fast: options.fast ?? false };
    const installation = { ...setup, cluster: await openCluster(setup) };
    trimLog(logPath(place.folder));
    const running = await findRunningServer(installation);
    const server = running ?? (await launchServer(installation));
    await prepareDatabase(server, installation, running !== null);
    const stopWatched = watchServer(server, installation, options.log);
    return {
      url: urlOf(server, installation, DATABASE),
      adopted: running !== null,
      stop: () => stopWatched().finally(release),
    };
  } catch (error) {
    release();
    throw error;
  } finally {
    clearInterval(slow);
  }
}

/** For commands: the server of the desk that runs on this data, or else one of their own until they are done. */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = findPlace(options.dataDir, options.log);
  if (hasLivingOwner(place.folder)) {
    const setup = { place, binaries: findBinaries(place), fast: false };
    const installation = { ...setup, cluster: await openCluster(setup) };
    const server = await findRunningServer(installation);
    if (server)
      return { url: urlOf(server, installation, DATABASE), adopted: false, stop: async () => undefined };
  }
  return startEmbeddedPostgres(options);
}

/** Proves that the server is ours, by our password and its folder, and has our database. */
async function prepareDatabase(server: Server, installation: Installation, adopted: boolean): Promise<void> {
  const client = new Client({ connectionString: urlOf(server, installation, 'postgres') });
  // A lost connection also rejects the query; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string; present: boolean }>(
      `select current_setting('data_directory') as folder,
              exists (select from pg_database where datname = $1) as present`,
      [DATABASE],
    );
    if (rows[0]?.folder !== installation.cluster.path) throw new Error(`it serves ${rows[0]?.folder}`);
    if (!rows[0].present) await client.query(`create database ${DATABASE}`);
  } catch (error) {
    const { message } = error as Error;
    if (!adopted) await stopServer(server, installation);
    throw new Error(`The PostgreSQL of process ${server.pid} holds the data and cannot be used: ${message}`);
  } finally {
    await client.end().catch(() => {});
  }
}

const urlOf = ({ port }: Server, { cluster }: Installation, database: string): string =>
  `postgres://${ROLE}:${cluster.password}@127.0.0.1:${port}/${database}`;
