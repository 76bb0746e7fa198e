import type { Scenario } from './scenarios';
import { SEARCHES } from './searches';

/** What each row promises, as the project's quality goals say: milliseconds at p95, statements a page. */
export const GOALS: Partial<Record<Scenario['key'], { p95: number; queries?: number }>> = {
  queue: { p95: 40, queries: 6 },
  ticket: { p95: 25, queries: 8 },
  submit: { p95: 40 },
  reply: { p95: 40 },
  dashboard: { p95: 80 },
  overview: { p95: 80 },
  ...(Object.fromEntries(
    SEARCHES.flatMap((search) => [
      [`search-${search}`, { p95: 60 }],
      [`customer-search-${search}`, { p95: 60 }],
    ]),
  ) as Partial<Record<Scenario['key'], { p95: number }>>),
};

/** The larger desk's p95 against the smaller one's. */
export const GROWTH = 1.3;

/** Of what an answer takes, whether its account exists or not: the one over the other. */
export const SAME_TIME = { least: 0.9, most: 1.1 };

/** Throughput against a bare Express route that runs the same statements. */
export const RATIO = 0.5;
