import { pino, stdSerializers } from 'pino';

export type Log = import('pino').Logger;

const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', '_csrf', 'passwordHash'];

/** What PostgreSQL adds to an error quotes rows and values, so what people wrote; the client holds a session's key. */
function withoutContents(error: Error): object {
  const {
    detail: _detail,
    where: _where,
    internalQuery: _query,
    client: _client,
    ...rest
  } = stdSerializers.err(error);
  return rest;
}

/** Structured logs, one JSON object a line; whatever is named like a secret is left out. */
export function createLog(level: string, destination?: import('pino').DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    serializers: { err: withoutContents },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), remove: true },
  };
  return destination ? pino(options, destination) : pino(options);
}
