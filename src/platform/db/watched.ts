import { Client, type ClientConfig } from 'pg';
import { OWN_CODES } from '../faults';

/** A connection that knows how long an answer has been owed. */
export interface Watched {
  client: Client;
  /** In the time of `performance.now()`: since when nothing has come back of what was asked; null while nothing is owed. */
  waitingSince: number | null;
  /** The server's process, as the server calls it; null until it is known. */
  backend: number | null;
  /** Ends it at once: all that waits for an answer fails, with this code. */
  drop(code: string): void;
}

/** Told of each answer, and how many seconds it took. */
export interface Told {
  answered(): void;
  measured?(seconds: number): void;
}

type Callback = (error: (Error & { code?: string }) | null, result?: unknown) => void;

/** A connection that is not open yet. Whatever its own end makes fail gets a code: pg has a text alone for that. */
export function watchedClient(settings: ClientConfig, { answered, measured }: Told): Watched {
  const client = new Client(settings);
  let owed = 0;
  let code: string = OWN_CODES.lost;
  const { stream } = (client as unknown as { connection: { stream: import('node:net').Socket } }).connection;
  const connect: () => Promise<Client> = client.connect.bind(client);
  const watched: Watched = {
    client,
    waitingSince: performance.now(),
    backend: null,
    drop: (why) => {
      code = why;
      stream.destroy();
    },
  };
  // pg refuses what comes after the last word of either side, without a code, while the stream may still be open.
  const state = client as unknown as { _queryable: boolean; _ending: boolean };
  const isOver = () => stream.destroyed || !state._queryable || state._ending;
  const coded = (error: Error & { code?: string }) => {
    if (!isOver()) return;
    error.code ??= code;
    // Knex gives it to nobody any more, even if its end has not been told yet.
    (client as Client & { __knex__disposed?: unknown }).__knex__disposed ??= error;
  };
  const ask = (parameters: unknown[]) => Reflect.apply(Client.prototype.query, client, parameters);
  const callback = (given: Callback): Callback => {
    if (owed === 0) watched.waitingSince = performance.now();
    owed += 1;
    const asked = performance.now();
    return (error, result) => {
      owed -= 1;
      watched.waitingSince = owed > 0 ? performance.now() : null;
      if (error) coded(error);
      if (!stream.destroyed) answered();
      measured?.((performance.now() - asked) / 1000);
      given(error, result);
    };
  };
  // Knex and `rows` ask with a callback; what asks otherwise, as COPY does, is not watched.
  client.query = ((...parameters: unknown[]) => {
    const last = parameters.at(-1);
    if (typeof last !== 'function') return ask(parameters);
    return ask([...parameters.slice(0, -1), callback(last as Callback)]);
  }) as typeof client.query;
  client.connect = (async () => {
    try {
      await connect();
    } catch (error) {
      coded(error as Error);
      throw error;
    } finally {
      watched.waitingSince = null;
    }
    answered();
    return client;
  }) as typeof client.connect;
  return watched;
}
