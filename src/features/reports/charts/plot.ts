import type { ReportChart } from '../report.types';
import { levelOf, type Scale, scaleOf, shareOf } from './scale';

// What a chart is drawn of, in shares of its area: 0, 0 is its top left corner, 1, 1 the bottom right one. Page and paper
// draw the same.

/** A bar, a column, a part of one, or a cell. */
export interface Mark {
  series: number;
  at: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of cells: how strong, from 0. */
  level?: number;
}

export interface Point {
  series: number;
  at: number;
  x: number;
  y: number;
}

export interface Plot {
  /** Of the values: upwards, of bars to the right. */
  scale: Scale;
  /** Where zero is on it. */
  zero: number;
  marks: Mark[];
  /** Of each series the stretches of its line: it breaks where there is no value, for none is not zero. */
  lines: Point[][][];
}

/** The part of a slot that columns fill. */
const FILLED = 0.68;
/** Of a row, by its bars. */
const BAR = 0.7;

export function plotOf(chart: ReportChart): Plot {
  const scale = scaleOf(chart.kind, reachOf(chart));
  const plot = { scale, zero: shareOf(scale, 0), marks: [], lines: [] };
  switch (chart.type) {
    case 'line':
      return { ...plot, lines: linesOf(chart, scale) };
    case 'column':
      return { ...plot, marks: columnsOf(chart, scale) };
    case 'stacked':
      return { ...plot, marks: stacksOf(chart, scale) };
    case 'bar':
      return { ...plot, marks: barsOf(chart, scale) };
    case 'heat':
      return { ...plot, marks: cellsOf(chart, scale) };
  }
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** How far the values go; of stacks, their sums. */
function reachOf({ type, labels, series }: ReportChart): number[] {
  if (type !== 'stacked') return series.flatMap(({ values }) => known(values));
  return labels.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
}

function linesOf({ labels, series }: ReportChart, scale: Scale): Point[][][] {
  return series.map(({ values }, index) => {
    const stretches: Point[][] = [];
    for (const [at, value] of values.slice(0, labels.length).entries()) {
      if (value === null) continue;
      const point = { series: index, at, x: (at + 0.5) / labels.length, y: 1 - shareOf(scale, value) };
      const open = stretches.at(-1);
      if (open?.at(-1)?.at === at - 1) open.push(point);
      else stretches.push([point]);
    }
    return stretches;
  });
}

function columnsOf({ labels, series }: ReportChart, scale: Scale): Mark[] {
  const slot = 1 / labels.length;
  const width = (slot * FILLED) / series.length;
  return eachOf(labels, series, (value, at, index) => ({
    x: at * slot + (slot * (1 - FILLED)) / 2 + index * width,
    width,
    ...upright(scale, 0, value),
  }));
}

function stacksOf({ labels, series }: ReportChart, scale: Scale): Mark[] {
  const slot = 1 / labels.length;
  const reached = labels.map(() => 0);
  return eachOf(labels, series, (value, at) => {
    const from = reached[at] ?? 0;
    reached[at] = from + value;
    return { x: (at + (1 - FILLED) / 2) * slot, width: slot * FILLED, ...upright(scale, from, from + value) };
  });
}

function barsOf({ labels, series }: ReportChart, scale: Scale): Mark[] {
  const row = 1 / labels.length;
  const height = (row * BAR) / series.length;
  return eachOf(labels, series, (value, at, index) => {
    const [from, to] = [shareOf(scale, 0), shareOf(scale, value)];
    const y = at * row + (row * (1 - BAR)) / 2 + index * height;
    return { x: Math.min(from, to), width: Math.abs(to - from), y, height };
  });
}

function cellsOf({ labels, series }: ReportChart, scale: Scale): Mark[] {
  const [width, height] = [1 / labels.length, 1 / series.length];
  const highest = Math.max(0, ...series.flatMap(({ values }) => known(values)));
  return eachOf(labels, series, (value, at, index) => ({
    x: at * width,
    y: index * height,
    width,
    height,
    level: levelOf(value, highest || scale.max),
  }));
}

function upright(scale: Scale, from: number, to: number): Pick<Mark, 'y' | 'height'> {
  const [low, high] = [shareOf(scale, Math.min(from, to)), shareOf(scale, Math.max(from, to))];
  return { y: 1 - high, height: high - low };
}

/** A mark for each value that there is, series by series. */
function eachOf(
  labels: readonly string[],
  series: ReportChart['series'],
  make: (value: number, at: number, index: number) => Omit<Mark, 'series' | 'at'>,
): Mark[] {
  return series.flatMap(({ values }, index) =>
    labels.flatMap((_, at) => {
      const value = values[at] ?? null;
      return value === null ? [] : [{ series: index, at, ...make(value, at, index) }];
    }),
  );
}
