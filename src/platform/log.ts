import { pino, stdSerializers } from 'pino';

export type Log = import('pino').Logger;

const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', '_csrf', 'passwordHash'];

/** A value in the message itself, as data exceptions (class 22) have it, and all behind it. */
const QUOTED = /^([^"]*)"[\s\S]*$/;
/** Knex puts the statement before the message. */
const QUOTED_LAST = /( - [^"]*)"[\s\S]*$/;

/** What PostgreSQL adds to an error quotes rows and values, so what people wrote; the client holds a session's key. */
function withoutContents(error: Error): object {
  const {
    detail: _detail,
    where: _where,
    internalQuery: _query,
    client: _client,
    ...rest
  } = stdSerializers.err(error);
  if (!/^22/.test(String((error as { code?: unknown }).code))) return rest;
  const { message } = error;
  const shown = message.replace(message.includes(' - ') ? QUOTED_LAST : QUOTED, '$1…');
  return { ...rest, message: shown, stack: rest.stack.replace(message, () => shown) };
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
