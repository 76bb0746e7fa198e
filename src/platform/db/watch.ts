import { Client } from 'pg';
import { whatArrived } from '../arrived';
import { codedError, faultOf, OWN_CODES } from '../faults';
import type { Watched } from './watched';

/** Milliseconds. */
const LOOK_EVERY = 100;
/** An answer that takes longer is asked after. */
const LATE = 400;
/** From the end of one look to the next. */
const PAUSE = 200;
/** Between giving up all connections because writing was refused. */
const RENEW_EVERY = 5000;

export interface Watch {
  add(watched: Watched): void;
  remove(watched: Watched): void;
  /** Something came back, so the database is there. */
  answered(): void;
  /** No statement that is begun from now on gets one of the connections that are there. */
  outdated(code: string): void;
  /** @throws Error with a code while the database does not answer */
  assertAnswers(): void;
  /** Calls back when it begins to be silent. Returns what undoes that. */
  onSilence(act: () => void): () => void;
  close(): void;
}

/** A connection whose answer is late, and since when it has been owed. */
interface Late {
  watched: Watched;
  since: number | null;
}

export interface WatchOptions {
  url: string;
  /** How long the database has to say that it is there, milliseconds. */
  sign: number;
  /** Longer than this no statement takes: its connection is dead. Milliseconds. */
  longest: number | null;
  /** Told when the database falls silent, and when it answers again. */
  told?(silent: boolean): void;
}

/**
 * Looks after a pool's connections. Where an answer is late, the server is asked on a new connection: if it says
 * nothing, it is away, all that waits fails at once, and so does what comes until it answers; if it says that it has
 * answered already, that one connection is dead. A statement that merely takes long is left alone.
 */
export function createWatch({ url, sign, longest, told }: WatchOptions): Watch {
  const connections = new Set<Watched>();
  const listeners = new Set<() => void>();
  let silent = false;
  let looking = false;
  let lastAnswer = performance.now();
  let renewed = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => void look(), LOOK_EVERY).unref();

  async function look(): Promise<void> {
    const now = performance.now();
    const late = [...connections]
      .map((watched) => ({ watched, since: watched.waitingSince }))
      .filter(({ since }) => since !== null && now - since > LATE);
    if (looking || (late.length === 0 && !silent)) return;
    looking = true;
    try {
      const idle = await askServer(url, sign, late);
      if (silent && idle) speak();
      // On a busy machine the answer that the server has given may lie here, and not be read yet.
      if (!idle || idle.size > 0) await whatArrived();
      if (!silent && !idle && lastAnswer < now) fall();
      for (const { watched, since } of late) {
        const isDead = idle?.has(watched) && watched.waitingSince === since;
        if (isDead || isOver(watched, now)) watched.drop(OWN_CODES.lost);
      }
      await pause(PAUSE);
    } finally {
      looking = false;
    }
  }

  function isOver({ waitingSince }: Watched, now: number): boolean {
    return longest !== null && waitingSince !== null && now - waitingSince > longest;
  }

  function fall(): void {
    silent = true;
    told?.(true);
    for (const watched of connections) watched.drop(OWN_CODES.silent);
    for (const act of listeners) act();
  }

  function speak(): void {
    silent = false;
    told?.(false);
  }

  return {
    add: (watched) => void connections.add(watched),
    remove: (watched) => void connections.delete(watched),
    answered: () => {
      lastAnswer = performance.now();
    },
    outdated: (code) => {
      const now = performance.now();
      // A server that does not let us write may stay so for hours: not every refusal is a reason to connect anew.
      if (code !== OWN_CODES.plan && now - renewed < RENEW_EVERY) return;
      renewed = now;
      for (const watched of connections) watched.giveUp(code);
    },
    assertAnswers: () => {
      if (silent) throw codedError(OWN_CODES.silent, 'the database does not answer');
    },
    onSilence: (act) => {
      listeners.add(act);
      return () => void listeners.delete(act);
    },
    close: () => {
      clearInterval(timer);
    },
  };
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds).unref());

/**
 * Those of the connections for which the server has long had nothing to do, or that it does not know any more; null
 * when it says nothing at all. A refusal is an answer, unless it is that the server stops or starts.
 */
async function askServer(url: string, sign: number, late: readonly Late[]): Promise<Set<Watched> | null> {
  const client = new Client({
    connectionString: url,
    application_name: 'servidesk-watch',
    connectionTimeoutMillis: sign,
    query_timeout: sign,
  });
  client.on('error', () => undefined);
  const suspects = late.filter(({ watched }) => watched.backend !== null);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number; busy: boolean }>(
      `select pid, not coalesce(
         state like 'idle%' and state_change < clock_timestamp() - interval '300 milliseconds', false) as busy
       from pg_stat_activity where pid = any($1::integer[])`,
      [suspects.map(({ watched }) => watched.backend)],
    );
    const busy = new Set(rows.filter((row) => row.busy).map(({ pid }) => pid));
    const dead = suspects.filter(({ watched }) => !busy.has(watched.backend as number));
    return new Set(dead.map(({ watched }) => watched));
  } catch (error) {
    const { code } = error as { code?: string };
    return code !== undefined && faultOf(error) !== 'away' ? new Set() : null;
  } finally {
    client.end().catch(() => undefined);
  }
}
