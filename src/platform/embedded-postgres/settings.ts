import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;

export interface ServerOptions {
  port: number;
  /** Gives up safety after a crash for speed: for tests. */
  fast: boolean;
}

/** Given on the command line, so that they hold whatever an older start wrote into the data. */
export function serverArguments(cluster: string, options: ServerOptions): string[] {
  const settings = { ...common(options.port), ...(options.fast ? FAST : SAFE) };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function common(port: number): Record<string, string> {
  const memory = Math.floor(totalmem() / MEGABYTE);
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // TCP alone: a socket path has a length limit that a deep project folder breaks.
    unix_socket_directories: '',
    shared_buffers: memory >= 4096 ? '256MB' : '128MB',
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    jit: 'off',
    random_page_cost: '1.1',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // The details of an error quote values, which may be personal.
    log_error_verbosity: 'terse',
  };
}

/** Nothing acknowledged may be lost. */
const SAFE = {
  max_connections: '100',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
};

const FAST = {
  max_connections: '200',
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
};
