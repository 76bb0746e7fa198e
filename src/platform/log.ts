import { pino } from 'pino';

export type Log = import('pino').Logger;

const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', '_csrf', 'passwordHash'];

/** Structured logs, one JSON object a line; whatever is named like a secret is left out. */
export function createLog(level: string, destination?: import('pino').DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}
