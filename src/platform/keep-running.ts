import { setTimeout as pause } from 'node:timers/promises';

export interface Runs {
  /** Settles when it has ended, by itself or because it was stopped. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions {
  start(): Promise<Runs>;
  /** It has ended, or could not be started again, without being asked to. */
  onEnd(error: unknown): void;
  /** Whether the first start may fail, and is then tried again like all others. */
  mayFail?: boolean;
  /** Once this is aborted nothing is started any more; whoever does that sees to it that what runs ends. */
  stopping?: AbortSignal;
  /** Milliseconds before the start after so many that did not last. */
  pause(attempt: number): number;
}

export interface KeptRunning {
  /** Whether it runs now. */
  isUp(): boolean;
  stop(): Promise<void>;
}

/** At once, then after pauses that grow from a tenth of a second to five. */
export const growingPause = (attempt: number): number =>
  attempt === 0 ? 0 : Math.min(100 * 2 ** (attempt - 1), 5000);

/** One that ran for so long has lasted, so the next start does not wait for the failures before it. */
const LASTED_MS = 10_000;

/**
 * Starts something, and again whenever it ends without being asked to.
 * @throws what the first start throws, where that has to succeed
 */
export async function keepRunning(options: KeepRunningOptions): Promise<KeptRunning> {
  const stopping = new AbortController();
  const signal = AbortSignal.any([stopping.signal, ...(options.stopping ? [options.stopping] : [])]);
  let current: Runs | null = await (options.mayFail ? options.start().catch(failed) : options.start());
  const watching = watch();

  async function watch(): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      if (current) {
        if (await lasts(current)) attempt = 0;
        continue;
      }
      await pause(options.pause(attempt), undefined, { signal }).catch(() => undefined);
      attempt += 1;
      if (!signal.aborted) current = await options.start().catch(failed);
    }
    // Whoever stopped us while it started does not know of this one.
    await current?.stop();
  }

  /** Waits for the end; whether it took long to come. */
  async function lasts({ ended }: Runs): Promise<boolean> {
    const begun = Date.now();
    const error = await ended.then(
      () => undefined,
      (reason) => reason,
    );
    current = null;
    if (!signal.aborted) options.onEnd(error);
    return Date.now() - begun > LASTED_MS;
  }

  function failed(error: unknown): null {
    if (!signal.aborted) options.onEnd(error);
    return null;
  }

  return {
    isUp: () => current !== null,
    async stop() {
      stopping.abort();
      await current?.stop();
      await watching;
    },
  };
}
