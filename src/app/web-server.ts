import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createPlainServer, Server as PlainServer } from 'node:net';
import { type Config, ConfigError } from '../platform/config';

/** How long a stop waits for what has begun. */
const DRAIN_MS = 25_000;
/** How long a kept connection may still bring a request, which it is then told not to do again. */
const GRACE_MS = 1000;
const LOOK_MS = 50;
/** How long a request waits for a process that starts: mostly it need not know of that. */
const HOLD_MS = 1500;

export interface Listening {
  serve(listener: RequestListener): void;
  /**
   * Takes no new connection, answers what has begun and what kept connections bring within a second, and tells each that
   * it ends. What outlives the deadline is cut off.
   */
  close(): Promise<void>;
}

/**
 * Takes the port. Until `serve` is called requests wait, each for a moment at most, and are then answered by `starting`;
 * those after its health are at once.
 * @throws ConfigError when it cannot be had
 */
export function listen(config: Config, starting: RequestListener, holdMs = HOLD_MS): Promise<Listening> {
  const waiting = new Set<() => void>();
  let listener: RequestListener = (req, res) => {
    if (req.url?.startsWith('/health')) return starting(req, res);
    const go = () => {
      clearTimeout(late);
      waiting.delete(go);
      (isServing ? listener : starting)(req, res);
    };
    const late = setTimeout(go, holdMs);
    waiting.add(go);
  };
  let isServing = false;
  let closed: Promise<void> | undefined;
  const server = createServer((req, res) => {
    if (closed) res.setHeader('Connection', 'close');
    listener(req, res);
  });
  server.requestTimeout = 300_000;
  // Longer than a proxy keeps its connections, so that it is never us who hang up on a request on its way.
  server.keepAliveTimeout = 65_000;
  const listening: Listening = {
    serve(next) {
      listener = next;
      isServing = true;
      for (const go of [...waiting]) go();
    },
    close() {
      closed ??= closeServer(server);
      return closed;
    },
  };
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portError(config, error)));
    server.listen(config.port, config.host, () => resolve(listening));
  });
}

/**
 * The port of the configuration, once nobody else has it; for 0 one that is free.
 * @throws ConfigError when it cannot be had
 */
export function freePortOf(config: Config): Promise<number> {
  const probe = createPlainServer();
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portError(config, error)));
    probe.listen({ port: config.port, host: config.host, exclusive: true }, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
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

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const grace = Date.now() + GRACE_MS;
    const idle = setInterval(() => Date.now() > grace && server.closeIdleConnections(), LOOK_MS);
    const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    // The close of an HTTP server hangs up on kept connections at once, with what they may just be sending.
    PlainServer.prototype.close.call(server, () => {
      clearInterval(idle);
      clearTimeout(deadline);
      resolve();
    });
  });
}
