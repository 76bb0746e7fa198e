import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from '../support/browser';

/** One answer that somebody got, or waited for in vain. */
export interface Seen {
  path: string;
  /** 0 where there was none. */
  status: number;
  /** When it was asked for, in milliseconds since the epoch. */
  at: number;
  ms: number;
}

/** Nobody waits longer; what takes so long has not been answered. */
const PATIENCE_MS = 30_000;

export async function ask(browser: Browser, path: string): Promise<Seen> {
  const at = Date.now();
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const status = await browser.send(path, { signal }).then(
    (answer) => answer.status,
    () => 0,
  );
  return { path, status, at, ms: Date.now() - at };
}

/** People who each ask for one page after another, until they are told to stop. */
export function watch(browsers: Browser[], paths: string[], everyMs = 20): { stop(): Promise<Seen[]> } {
  const seen: Seen[] = [];
  let goesOn = true;
  const asking = browsers.map(async (browser, index) => {
    for (let turn = index; goesOn; turn += 1) {
      seen.push(await ask(browser, paths[turn % paths.length] ?? '/'));
      await pause(everyMs);
    }
  });
  return {
    async stop() {
      goesOn = false;
      await Promise.all(asking);
      return seen;
    },
  };
}

/** How many answers of each status: `200 × 31, 503 × 4`. */
export function byStatus(seen: Pick<Seen, 'status'>[]): string {
  const counts = new Map<number, number>();
  for (const { status } of seen) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${status === 0 ? 'no answer' : status} × ${count}`)
    .join(', ');
}

export const longest = (seen: Seen[]): number => Math.max(0, ...seen.map(({ ms }) => ms));

/** In milliseconds; `share` of 1. */
export function percentile(seen: Seen[], share: number): number {
  const sorted = seen.map(({ ms }) => ms).sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
