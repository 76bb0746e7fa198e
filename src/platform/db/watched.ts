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
  /** Whoever has it may go on; nobody else gets it. */
  giveUp(why: unknown): void;
}

/** Told of each answer, and how many seconds it took. */
export interface Told {
  answered(): void;
  measured?(seconds: number): void;
  /** Something that all connections have in common is not so any more; with the code of the error that says so. */
  outdated(code: string): void;
}

type Coded = Error & { code?: string; routine?: string };
type Callback = (error: Coded | null, result?: unknown) => void;

/** After a failover a connection stays with the server that was the primary, for which the address no longer stands. */
const READ_ONLY = '25006';

/** Of two that leave together under one name the second relies on what the first prepares, which may have failed. */
const UNPREPARED = '26000';

/**
 * A migration has changed what a prepared statement answers: it fails on its connection from then on ("cached plan must
 * not change result type"). Its SQLSTATE is that of all that PostgreSQL cannot do; the name is of its plancache.c.
 */
const isStalePlan = ({ code, routine }: Coded): boolean =>
  code === '0A000' && routine === 'RevalidateCachedQuery';

/** A connection that is not open yet. Whatever its own end makes fail gets a code: pg has a text alone for that. */
export function watchedClient(settings: ClientConfig, { answered, measured, outdated }: Told): Watched {
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
    giveUp: (why) => {
      // Knex looks here before it gives a connection to anybody.
      (client as Client & { __knex__disposed?: unknown }).__knex__disposed ??= why;
    },
  };
  // pg refuses what comes after the last word of either side, without a code, while the stream may still be open.
  const state = client as unknown as { _queryable: boolean; _ending: boolean };
  const isOver = () => stream.destroyed || !state._queryable || state._ending;
  const coded = <E extends Coded>(error: E): E => {
    if (!isOver()) return error;
    // All that waited are given the same one, and whoever gets it says in it which statement failed.
    const own = Object.assign(new Error(error.message), error);
    own.code ??= code;
    // Knex gives it to nobody any more, even if its end has not been told yet.
    watched.giveUp(own);
    return own;
  };
  const ask = (parameters: unknown[]) => Reflect.apply(Client.prototype.query, client, parameters);
  const callback = (given: Callback): Callback => {
    if (owed === 0) watched.waitingSince = performance.now();
    owed += 1;
    const asked = performance.now();
    return (error, result) => {
      owed -= 1;
      watched.waitingSince = owed > 0 ? performance.now() : null;
      if (!stream.destroyed) answered();
      measured?.((performance.now() - asked) / 1000);
      if (error && isStalePlan(error)) error.code = OWN_CODES.plan;
      if (error?.code === OWN_CODES.plan || error?.code === READ_ONLY) outdated(error.code);
      if (error?.code === UNPREPARED) error.code = OWN_CODES.plan;
      given(error && coded(error), result);
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
      throw coded(error as Coded);
    } finally {
      watched.waitingSince = null;
    }
    answered();
    return client;
  }) as typeof client.connect;
  return watched;
}
