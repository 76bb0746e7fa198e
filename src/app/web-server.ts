import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Config, ConfigError } from '../platform/config';

const DRAIN_MS = 25_000;

export interface Listening {
  server: Server;
  port: number;
  serve(listener: RequestListener): void;
}

/**
 * Takes the port and, until `serve` is called, answers that the desk is starting.
 * @throws ConfigError when it cannot be had
 */
export function listen(config: Config): Promise<Listening> {
  let listener: RequestListener = (_req, res) => {
    res.writeHead(503, { 'Retry-After': '2', 'Content-Type': 'text/plain' }).end('Starting\n');
  };
  const server = createServer((req, res) => listener(req, res));
  server.requestTimeout = 300_000;
  // Longer than a proxy keeps its connections, so that it is never us who hang up on a request on its way.
  server.keepAliveTimeout = 65_000;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(config, error)));
    server.listen(config.port, config.host, () => {
      const serve = (next: RequestListener) => {
        listener = next;
      };
      resolve({ server, port: (server.address() as AddressInfo).port, serve });
    });
  });
}

function portError(config: Config, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    return new ConfigError(
      `PORT: ${config.port} is taken by another program; stop it or set PORT to a free one`,
    );
  }
  if (error.code === 'EACCES') return new ConfigError(`PORT: ${config.port} may not be used by this user`);
  return new ConfigError(`HOST: cannot listen on ${config.host}:${config.port} (${error.code})`);
}

/** Answers what has begun. Connections that fall idle are hung up on; those that outlive the deadline are closed. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(deadline);
      resolve();
    });
  });
}
