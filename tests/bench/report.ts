import { cpus, loadavg, totalmem } from 'node:os';
import { GOALS, GROWTH, RATIO, SAME_TIME } from './goals';
import type { Compared } from './guessing';
import type { Measured } from './load';
import type { Scenario } from './scenarios';

export interface Result {
  scenario: Scenario;
  measured: Measured;
  queries: number;
  /** Processor time of the desk's process for one request, its jobs included; the database's is not. */
  cpuMs: number;
  /** Throughput of ours over that of the bare route, both uncompressed. */
  toBare?: number;
}

export interface Run {
  tickets: number;
  results: Result[];
  /** Of the largest desk; empty where nobody asked. */
  guesses: Compared[];
}

export function machine(postgres: string): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return [
    `${cpus().length} cores (${cpu?.model.trim()}), ${memory} GB, load before the run ${load}`,
    `Node ${process.version}, PostgreSQL ${postgres}`,
  ].join('\n');
}

/** A Markdown table: a row a page, five columns a size, what was promised at the end. */
export function table(runs: Run[]): string {
  const sizes = runs.flatMap(({ tickets }) => {
    const size = tickets.toLocaleString('en');
    return [`${size}: req/s`, 'p50 ms', 'p95 ms', 'p99 ms', 'CPU ms'];
  });
  const head = [
    'page',
    'queries',
    ...sizes,
    ...(runs.length > 1 ? ['growth of p95'] : []),
    'to bare',
    'goal',
  ];
  const lines = (runs[0]?.results ?? []).map((_, index) => rowOf(runs, index));
  return aligned([head, ...lines]);
}

/** What forms take that name an account, and such as name none. */
export function guessTable(guesses: Compared[]): string {
  const lines = guesses.map(({ form, known, unknown }) => {
    const ratio = known / unknown;
    const { least, most } = SAME_TIME;
    return [
      form,
      known.toFixed(1),
      unknown.toFixed(1),
      ratio.toFixed(2),
      verdict(`${least} to ${most}`, ratio >= least && ratio <= most),
    ];
  });
  return aligned([['form', 'account p50 ms', 'no account p50 ms', 'ratio', 'goal'], ...lines]);
}

function rowOf(runs: Run[], index: number): string[] {
  const results = runs.map((run) => run.results[index] as Result);
  const [first, last] = [results[0] as Result, results.at(-1) as Result];
  const growth = last.measured.p95 / first.measured.p95;
  const ratio = last.toBare ?? null;
  return [
    last.scenario.title,
    String(last.queries),
    ...results.flatMap(({ cpuMs, measured: { perSecond, p50, p95, p99 } }) => [
      perSecond.toFixed(0),
      p50.toFixed(1),
      p95.toFixed(1),
      p99.toFixed(1),
      cpuMs.toFixed(1),
    ]),
    ...(runs.length > 1 ? [growth.toFixed(2)] : []),
    ratio === null ? '' : ratio.toFixed(2),
    verdicts(last, runs.length > 1 ? growth : null, ratio),
  ];
}

function verdicts(
  { scenario, measured, queries }: Result,
  growth: number | null,
  ratio: number | null,
): string {
  const goal = GOALS[scenario.key];
  if (!goal) return '';
  const list = [verdict(`p95 < ${goal.p95} ms`, measured.p95 < goal.p95)];
  if (goal.queries) list.push(verdict(`≤ ${goal.queries} queries`, queries <= goal.queries));
  if (growth !== null) list.push(verdict(`growth < ${GROWTH}`, growth < GROWTH));
  if (ratio !== null && scenario.key === 'ticket') list.push(verdict(`≥ ${RATIO} of bare`, ratio >= RATIO));
  return list.join(', ');
}

const verdict = (goal: string, reached: boolean) => `${goal} ${reached ? 'reached' : 'NOT reached'}`;

function aligned(lines: string[][]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? '')].length)),
  );
  const drawn = lines.map(
    (line) => `| ${line.map((cell, column) => pad(cell, widths[column] ?? 0)).join(' | ')} |`,
  );
  drawn.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  return drawn.join('\n');
}

const pad = (cell: string, width: number) => cell + ' '.repeat(width - [...cell].length);
