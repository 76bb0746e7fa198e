import { existsSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** What one test file has cost. */
export interface FileCost {
  /** Absolute path. */
  file: string;
  /** Of the process that ran it; what databases and browsers do is not counted. */
  processorSeconds: number;
  /** By the clock. */
  seconds: number;
}

export interface AreaCost {
  area: string;
  files: number;
  processorSeconds: number;
  seconds: number;
  /** The file that took longest, and its seconds by the clock. */
  slowest: { name: string; seconds: number };
}

/**
 * What each area may cost, in seconds of the processor of one machine: not by the clock, which runs faster on a busy
 * one. Each is about twice what the area cost there when it was set; a feature that needs more raises it, and says so.
 */
export const BUDGETS: Record<string, number> = {
  admin: 35,
  app: 140,
  auth: 270,
  browser: 340,
  demo: 41,
  desk: 115,
  exports: 45,
  fields: 20,
  notifications: 180,
  pages: 170,
  people: 85,
  platform: 55,
  portal: 25,
  reports: 130,
  rules: 25,
  schedules: 150,
  search: 40,
  security: 170,
  sla: 115,
  support: 5,
  tickets: 110,
  units: 50,
};

/** Costs by folder of `tests`, the dearest first. */
export function byArea(costs: FileCost[], testsFolder: string): AreaCost[] {
  const areas = new Map<string, AreaCost>();
  for (const { file, processorSeconds, seconds } of costs) {
    const parts = relative(testsFolder, file).split(sep);
    const area = parts.length > 1 ? (parts[0] as string) : '.';
    const sum = areas.get(area) ?? {
      ...{ area, files: 0, processorSeconds: 0, seconds: 0 },
      slowest: { name: '', seconds: -1 },
    };
    sum.files += 1;
    sum.processorSeconds += processorSeconds;
    sum.seconds += seconds;
    if (seconds > sum.slowest.seconds) sum.slowest = { name: parts.at(-1) ?? '', seconds };
    areas.set(area, sum);
  }
  return [...areas.values()].sort((a, b) => b.processorSeconds - a.processorSeconds);
}

/**
 * How many times as much as on the machine of the budgets things cost here: what most areas take, beside half of their
 * budgets. Machines differ by half, and so does one machine from hour to hour, but for all areas alike. Never below 1.
 */
export function paceOf(areas: AreaCost[], budgets: Record<string, number>): number {
  const ratios = areas
    .map(({ area, processorSeconds }) => (2 * processorSeconds) / (budgets[area] ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => a - b);
  return Math.max(1, ratios[Math.floor(ratios.length / 2)] ?? 1);
}

/** Why areas fail: over their budget at the pace of this machine, or without one. */
export function overBudget(areas: AreaCost[], budgets: Record<string, number>): string[] {
  const pace = paceOf(areas, budgets);
  return areas.flatMap(({ area, processorSeconds }) => {
    const budget = budgets[area];
    const cost = processorSeconds.toFixed(0);
    if (budget === undefined)
      return [`tests/${area} has no budget in tests/support/areas.ts; it cost ${cost} s`];
    if (processorSeconds <= budget * pace) return [];
    return [`tests/${area} cost ${cost} s of a processor, and may cost ${(budget * pace).toFixed(0)} s here`];
  });
}

/** A table of them for people to read. */
export function areaTable(areas: AreaCost[], budgets: Record<string, number>): string {
  const head = ['area', 'files', 'processor s', 'budget', 'clock s', 'slowest file'];
  const lines = areas.map(({ area, files, processorSeconds, seconds, slowest }) => [
    area,
    String(files),
    processorSeconds.toFixed(1),
    String(budgets[area] ?? '-'),
    seconds.toFixed(1),
    `${slowest.name} ${slowest.seconds.toFixed(1)}`,
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column]?.length ?? 0)),
  );
  return [head, ...lines]
    .map((line) =>
      line.map((cell, column) =>
        (isText(column) ? cell.padEnd : cell.padStart).call(cell, widths[column] ?? 0),
      ),
    )
    .map((cells) => cells.join('  ').trimEnd())
    .join('\n');
}

const isText = (column: number): boolean => column === 0 || column === 5;

/** What the files of a run have written down. */
export function readCosts(folder: string): FileCost[] {
  const path = join(folder, 'costs.jsonl');
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as FileCost);
}
