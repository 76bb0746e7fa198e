import { setTimeout as pause } from 'node:timers/promises';
import { Pool, type PoolClient, type PoolConfig, type QueryConfig, type QueryResult } from 'pg';
import type { Log } from '../platform/log';
import { createOutage, type Outage } from '../platform/outage';

/** The names under which graphile-worker prepares its statements, the schema behind a slash. */
const TAKES = /^get_job/;
const ENDS = /^(complete|fail)_job/;

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;

export interface QueuePoolOptions {
  log: Log;
  /** Gives back what that runner has locked, except these jobs. */
  free(runner: string, except: string[]): Promise<void>;
}

/**
 * The connections of graphile-worker, which neither awaits nor repeats what it writes at the end of a job: a lost
 * connection there would end the process. Here such a statement is repeated until it is written, a job that cannot be
 * asked for now is none, and what a lost answer may have locked is given back before the next one is asked for.
 */
export class QueuePool extends Pool {
  /** Jobs that run, or whose end is not written yet. */
  readonly held = new Set<string>();
  private readonly outage: Outage;
  private readonly givingUp = new AbortController();
  private readonly ends = new Set<Promise<unknown>>();
  private takes = 0;
  /** The runner some of whose locks may have been made without our knowing. */
  private unsure: string | null = null;

  constructor(
    config: PoolConfig,
    private readonly queue: QueuePoolOptions,
  ) {
    super(config);
    this.outage = createOutage(queue.log, 'the job queue does not answer');
    this.on('error', (error) => this.outage.met(error));
    this.on('connect', (client) => client.on('error', (error) => this.outage.met(error)));
  }

  /** Statements of a transaction share a connection, which is taken when the first of them comes. */
  override connect(): Promise<PoolClient>;
  override connect(callback: Parameters<Pool['connect']>[0]): void;
  override connect(callback?: Parameters<Pool['connect']>[0]): Promise<PoolClient> | undefined {
    if (callback) {
      super.connect(callback);
      return undefined;
    }
    let line: Promise<PoolClient> | undefined;
    const query = (statement: QueryConfig | string, values?: unknown[]) => {
      const name = typeof statement === 'string' ? '' : (statement.name ?? '');
      if (TAKES.test(name)) return this.take(statement as QueryConfig);
      if (ENDS.test(name)) return this.writeEnd(statement as QueryConfig);
      line ??= super.connect();
      return line.then((client) => client.query(statement as QueryConfig, values));
    };
    const release = async () => (await line?.catch(() => undefined))?.release();
    return Promise.resolve({ query, release } as unknown as PoolClient);
  }

  /** Resolves once every job's end is written, or after that many milliseconds gives up those that are not. */
  async settle(patienceMs: number): Promise<void> {
    const timer = setTimeout(() => this.givingUp.abort(), patienceMs);
    while (this.ends.size > 0) await Promise.all(this.ends);
    clearTimeout(timer);
  }

  private async take(statement: QueryConfig): Promise<QueryResult> {
    if (this.unsure !== null && this.takes > 0) return NOTHING;
    this.takes += 1;
    try {
      await this.becomeSure();
      const result = await this.query(statement);
      for (const { id } of result.rows) this.held.add(String(id));
      this.outage.over();
      return result;
    } catch (error) {
      this.unsure = String(statement.values?.[0]);
      this.outage.met(error);
      return NOTHING;
    } finally {
      this.takes -= 1;
    }
  }

  private async becomeSure(): Promise<void> {
    if (this.unsure === null) return;
    await this.queue.free(this.unsure, [...this.held]);
    this.unsure = null;
  }

  private writeEnd(statement: QueryConfig): Promise<QueryResult> {
    const ending = this.repeat(statement).finally(() => this.ends.delete(ending));
    this.ends.add(ending);
    return ending;
  }

  private async repeat(statement: QueryConfig): Promise<QueryResult> {
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await this.query(statement);
        for (const id of jobsOf(statement)) this.held.delete(id);
        this.outage.over();
        return result;
      } catch (error) {
        this.outage.met(error);
      }
      await pause(wait, undefined, { signal: this.givingUp.signal }).catch(() => undefined);
      if (this.givingUp.signal.aborted) return NOTHING;
    }
  }
}

const NOTHING: QueryResult = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] };

/** Whose end a statement writes: `$1` has ids where jobs are done, `$2` a list of objects where they failed. */
function jobsOf({ values: [first, second] = [] }: QueryConfig): string[] {
  if (typeof second === 'string' && second.startsWith('[')) {
    return (JSON.parse(second) as { jobId: string }[]).map(({ jobId }) => String(jobId));
  }
  return [first].flat().map(String);
}
