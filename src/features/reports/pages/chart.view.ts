import { everyLabel, extentOf, shortLabel } from '../charts/labels';
import { type Mark, type Plot, type Point, plotOf } from '../charts/plot';
import { LEVELS } from '../charts/scale';
import type { ReportChart } from '../report.types';
import { valueText } from '../values';
import type { Words } from '../words.types';
import { foldOf } from './fold.view';

// A chart as the page draws it: all in percent of its area and in words, so that templates reckon nothing.

/** Widths of the area from which a chart shows more, in px, as figure-chart.css has them; the first on a phone. */
const WIDTHS = { s: 190, m: 420, l: 830 } as const;
type Size = keyof typeof WIDTHS;
const SIZES_OF_CHARTS: readonly Size[] = ['s', 'm', 'l'];

/** Of upright charts, in px, and of a row of a heat map. */
const HEIGHT = 176;
const ROW = 26;
/** The least side of what a pointer has to hit, in px (WCAG 2.2, 2.5.8): the table holds the links of all that is less. */
const TARGET = 24;

export type ChartView = ReturnType<typeof chartView>;

export function chartView(chart: ReportChart, words: Words) {
  const { id, title, type, kind, series } = chart;
  const plot = plotOf(chart);
  const text = (value: number | null) => valueText(kind, value, words);
  const isUpright = type !== 'bar' && type !== 'heat';
  return {
    id,
    title,
    type,
    isEmpty: !series.some(({ values }) => values.some((value) => value !== null)),
    description: descriptionOf(chart, text, words),
    names: series.map(({ label }) => label),
    ticks: plot.scale.ticks.map(text).reverse(),
    lines: isUpright ? gridOf(plot) : [],
    zero: percent(1 - plot.zero),
    labels: type === 'bar' ? [] : labelsOf(chart.labels),
    height: type === 'heat' ? Math.max(series.length, 1) * ROW : HEIGHT,
    paths: plot.lines.map((stretches) => stretches.map(pathOf).join('')),
    // A line of many points needs none of them marked; one that stands alone would not be seen.
    dots: plot.lines.flatMap((stretches) =>
      stretches
        .flatMap((points) => (chart.labels.length <= 31 || points.length === 1 ? points : []))
        .map(dotOf),
    ),
    marks: type === 'bar' ? [] : plot.marks.map((mark) => markOf(mark, chart)),
    rows: type === 'bar' ? rowsOf(chart, plot, text) : [],
    fold: type === 'bar' ? foldOf(chart.labels.length, words) : null,
    levels: type === 'heat' ? levelsOf(chart, text) : [],
    hits: hitsOf(chart, plot, text),
    hitsFrom: sizeFor(chart),
  };
}

const percent = (share: number): number => Math.round(share * 10_000) / 100;

/** Where lines cross the area: at each tick but zero, which has its own. */
const gridOf = ({ scale }: Plot): number[] =>
  scale.ticks.map((tick) => percent(1 - (tick - scale.min) / (scale.max - scale.min)));

function descriptionOf(
  { labels, series, type }: ReportChart,
  text: (value: number | null) => string,
  { t }: Words,
): string {
  if (type === 'heat') return t('reports.chart.heat', { rows: series.length, columns: labels.length });
  const told = series.slice(0, 8).flatMap(({ label, values }) => {
    const known = [...values.entries()].filter((one): one is [number, number] => one[1] !== null);
    const [first] = known;
    if (!first) return [];
    const highest = known.reduce((best, one) => (one[1] > best[1] ? one : best), first);
    const lowest = known.reduce((best, one) => (one[1] < best[1] ? one : best), first);
    return t('reports.chart.series', {
      name: label,
      highest: text(highest[1]),
      lowest: text(lowest[1]),
      at: labels[highest[0]] ?? '',
      from: labels[lowest[0]] ?? '',
    });
  });
  return told.join(' ');
}

/** Each label that some width has room for, with the least that has. */
function labelsOf(all: readonly string[]) {
  const labels = all.map(shortLabel);
  const wide = everyLabel(labels, WIDTHS.l);
  const middle = everyLabel(labels, WIDTHS.m, wide);
  const narrow = everyLabel(labels, WIDTHS.s, middle);
  return labels.flatMap((text, at) => {
    if (at % wide !== 0 || text === '') return [];
    const least: Size = at % narrow === 0 ? 's' : at % middle === 0 ? 'm' : 'l';
    // What would leave a narrow chart is within a wider one.
    for (const size of SIZES_OF_CHARTS.slice(SIZES_OF_CHARTS.indexOf(least))) {
      const place = placeOf(text, at, labels.length, WIDTHS[size]);
      if (place) return { text, size, ...place };
    }
    return [];
  });
}

/**
 * In the middle of its part. Where it would leave the area there, the first and the last stand at its ends; any other would
 * name a part that it is not below, so it is left out: null.
 */
function placeOf(text: string, at: number, count: number, width: number) {
  const [start, end] = extentOf(text, at, count, width);
  const leaves = count > 1 && (start <= 0 || end >= width);
  if (!leaves) return { x: percent((at + 0.5) / count), anchor: 'middle' };
  if (at === 0) return { x: 0, anchor: 'start' };
  return at === count - 1 ? { x: 100, anchor: 'end' } : null;
}

/** In a box of 100 by 100. */
const pathOf = (points: Point[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${percent(x)} ${percent(y)}`).join('');

const dotOf = ({ series, x, y }: Point) => ({ series: series + 1, x: percent(x), y: percent(y) });

/** How much of its place a cell fills: what is more is larger as well, for whoever sees no colours. */
const SIZES = [0.16, 0.5, 0.62, 0.74, 0.86, 0.96];

/** What parts are filled with, by the number of a series: figure-chart.njk has as many. */
const FILLS = [1, 2, 3, 4, 5, 6, 7, 8];

function markOf({ series, x, y, width, height, level }: Mark, { type }: ReportChart) {
  if (type !== 'heat') {
    return {
      series: FILLS[series % FILLS.length],
      x: percent(x),
      y: percent(y),
      width: percent(width),
      height: percent(height),
    };
  }
  const size = SIZES[level ?? 0] ?? 1;
  return {
    level: level ?? 0,
    x: percent(x + (width * (1 - size)) / 2),
    y: percent(y + (height * (1 - size)) / 2),
    width: percent(width * size),
    height: percent(height * size),
  };
}

/** Lying bars: a row for each label, with a bar for each series, from zero. */
function rowsOf({ labels, series }: ReportChart, plot: Plot, text: (value: number | null) => string) {
  return labels.map((label, at) => ({
    label,
    bars: series.map(({ label: name, values, hrefs }, index) => {
      const mark = plot.marks.find((one) => one.at === at && one.series === index);
      return {
        name,
        series: index + 1,
        text: text(values[at] ?? null),
        href: hrefs?.[at] ?? null,
        x: percent(mark?.x ?? 0),
        width: percent(mark?.width ?? 0),
      };
    }),
  }));
}

/** What each strength of a heat map stands for; some stand for nothing where the numbers are small. */
function levelsOf({ series, kind }: ReportChart, text: (value: number | null) => string) {
  const highest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ends = Array.from({ length: LEVELS + 1 }, (_, level) => (highest * level) / LEVELS);
  const bounds = kind === 'count' ? ends.map(Math.floor) : ends;
  return bounds.slice(1).flatMap((to, at) => {
    const from = bounds[at] ?? 0;
    if (to <= from) return [];
    const first = kind === 'count' ? from + 1 : from;
    return { level: at + 1, text: first === to ? text(to) : `${text(first)} – ${text(to)}` };
  });
}

/** What leads to tickets where a pointer can hit it: all are in the table, too. */
function hitsOf(chart: ReportChart, plot: Plot, text: (value: number | null) => string) {
  const { labels, series, type } = chart;
  if (type === 'bar') return [];
  const points = plot.lines.flat(2).map((point) => ({ ...point, width: 0, height: 0 }));
  return [...plot.marks, ...points].flatMap(({ series: index, at, x, y, width, height }) => {
    const one = series[index];
    const href = one?.hrefs?.[at];
    if (!one || !href || (type === 'stacked' && height * HEIGHT < TARGET)) return [];
    const isColumn = type === 'column';
    return {
      href,
      text: [labels[at], one.label, text(one.values[at] ?? null)].filter(Boolean).join(' · '),
      x: percent(x),
      width: percent(width),
      y: isColumn ? 0 : percent(y),
      height: isColumn ? 100 : percent(height),
      isPoint: type === 'line',
    };
  });
}

/** The least width at which each mark is wide enough to be hit; null for so many that none is. */
function sizeFor({ labels, series, type }: ReportChart): Size | null {
  const beside = type === 'column' ? series.length : 1;
  const count = labels.length * beside;
  const sizes = Object.entries(WIDTHS) as [Size, number][];
  return sizes.find(([, width]) => width / count >= TARGET)?.[0] ?? null;
}
