import { texts } from '../../../src/app/texts';
import { everyLabel, extentOf, shortLabel } from '../../../src/features/reports/charts/labels';
import { plotOf } from '../../../src/features/reports/charts/plot';
import { LEVELS, levelOf, scaleOf, shareOf } from '../../../src/features/reports/charts/scale';
import { chartView } from '../../../src/features/reports/pages/chart.view';
import type { ReportChart } from '../../../src/features/reports/report.types';
import type { ValueKind } from '../../../src/features/reports/value-kinds';
import { formatter } from '../../../src/platform/format';
import { createI18n } from '../../../src/platform/i18n';
import { fc } from '../../support/properties';
import { sampleReport } from '../../support/report-sample';

const WORDS = {
  locale: 'en',
  t: createI18n(texts).translator('en'),
  fmt: formatter('en', 'Europe/Madrid'),
} as const;

const KINDS: ValueKind[] = ['count', 'ratio', 'seconds', 'rating', 'points'];
const BOUNDS: Record<string, [number, number]> = {
  count: [0, 1e9],
  ratio: [0, 1],
  seconds: [0, 1e9],
  rating: [1, 10],
  points: [-100, 100],
};
const axis = fc.constantFrom(...KINDS).chain((kind) => {
  const [min, max] = BOUNDS[kind] ?? [0, 1];
  const value =
    kind === 'count' || kind === 'seconds'
      ? fc.integer({ min, max })
      : fc.integer({ min: min * 1000, max: max * 1000 }).map((thousandths) => thousandths / 1000);
  return fc.tuple(fc.constant(kind), fc.array(value, { maxLength: 40 }));
});

describe('an axis', () => {
  test('holds zero and every value, in a few even steps', () => {
    fc.assert(
      fc.property(axis, ([kind, values]) => {
        const { min, max, ticks } = scaleOf(kind, values);
        for (const value of [0, ...values]) {
          expect(value).toBeGreaterThanOrEqual(min);
          expect(value).toBeLessThanOrEqual(max + 1e-9);
        }
        expect([ticks[0], ticks.at(-1)]).toEqual([min, max]);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(9);
        const step = (ticks[1] ?? 0) - min;
        ticks.forEach((tick, at) => {
          expect(tick).toBeCloseTo(min + at * step, 6);
        });
      }),
    );
  });

  test.each<[ValueKind, number[], number[]]>([
    ['count', [], [0, 1]],
    ['count', [0, 0], [0, 1]],
    ['count', [1], [0, 1]],
    ['count', [3], [0, 1, 2, 3]],
    ['count', [47], [0, 20, 40, 60]],
    ['count', [1_000_000], [0, 500_000, 1_000_000]],
    ['ratio', [], [0, 0.25]],
    ['ratio', [0.93, 1], [0, 0.5, 1]],
    ['ratio', [0.1, 0.3], [0, 0.1, 0.2, 0.3]],
    ['seconds', [5400], [0, 1800, 3600, 5400]],
    ['seconds', [90_000], [0, 43_200, 86_400, 129_600]],
    ['seconds', [40 * 86_400], [0, 864_000, 1_728_000, 2_592_000, 3_456_000]],
    ['rating', [3], [0, 2, 4, 6, 8, 10]],
    ['points', [-25, 40], [-40, -20, 0, 20, 40]],
    ['points', [-60], [-60, -40, -20, 0]],
  ])('of %s up to %j', (kind, values, ticks) => {
    expect(scaleOf(kind, values).ticks).toEqual(ticks);
  });
});

test('cells are as strong as their part of the highest, and nothing is none', () => {
  expect([0, 1, 20, 21, 99, 100].map((value) => levelOf(value, 100))).toEqual([0, 1, 1, 2, 5, LEVELS]);
  expect(levelOf(0, 0)).toBe(0);
});

describe('labels', () => {
  test('that a narrow chart has no room for are below a wide one', () => {
    const labels = Array.from({ length: 30 }, (_, at) => `Nov ${at + 1}`);
    const series = [{ label: 's', values: labels.map(() => 1) }];
    const { labels: shown } = chartView(
      { id: 'x', title: 'x', type: 'column', kind: 'count', labels, series },
      WORDS,
    );
    expect(shown.map(({ text }) => text)).toEqual(labels.filter((_, at) => at % 2 === 0));
    expect(shown.at(-1)).toMatchObject({ text: 'Nov 29', size: 'l' });
  });

  const WIDTHS = [180, 240, 480, 960];
  const letters = fc.string({ unit: 'grapheme', maxLength: 24 });

  test('never stand in each other, nor beyond the chart', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 70 }),
        fc.constantFrom(...WIDTHS),
        (texts, width) => {
          const labels = texts.map(shortLabel);
          const every = everyLabel(labels, width);
          const shown = labels.flatMap((label, at) =>
            at % every === 0 ? [extentOf(label, at, labels.length, width)] : [],
          );
          expect(shown.length).toBeGreaterThan(0);
          shown.forEach(([start, end], index) => {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(width + 1e-9);
            if (index > 0) expect(start).toBeGreaterThan(shown[index - 1]?.[1] ?? -1);
          });
        },
      ),
    );
  });

  test('name the part that they are below', () => {
    const days = Array.from({ length: 62 }, (_, day) => `${(day % 31) + 1} nov`);
    for (let count = 2; count <= days.length; count += 1) {
      const labels = days.slice(0, count);
      const values = labels.map(() => 1);
      const made = { id: 'x', title: 'x', type: 'column', kind: 'count', labels } as const;
      const { labels: shown } = chartView({ ...made, labels, series: [{ label: 's', values }] }, WORDS);
      for (const { text, x, anchor } of shown) {
        const part = anchor === 'start' ? 0 : anchor === 'end' ? count - 1 : (x / 100) * count - 0.5;
        expect(labels.map(shortLabel)[Math.round(part)]).toBe(text);
      }
      expect(shown.length).toBeGreaterThan(0);
    }
  });

  test('of a narrower chart are among those of a wider one', () => {
    const days = Array.from({ length: 62 }, (_, day) => `${(day % 31) + 1} nov`);
    const wide = everyLabel(days, 960);
    const narrow = everyLabel(days, 180, wide);
    expect([wide, narrow]).toEqual([4, 24]);
    expect(narrow % wide).toBe(0);
  });
});

describe('a plot', () => {
  const plots = sampleReport().sections.flatMap(({ chart }) =>
    chart ? [{ chart, plot: plotOf(chart) }] : [],
  );
  const chart = (series: (number | null)[][], type: ReportChart['type']): ReportChart => ({
    ...{ id: 'x', title: 'x', type, kind: 'count', labels: ['a', 'b', 'c'] },
    series: series.map((values, at) => ({ label: `s${at}`, values })),
  });

  test.each(plots)('of $chart.id stays in its area', ({ chart: { id, series }, plot }) => {
    const known = series.reduce((sum, { values }) => sum + values.filter((one) => one !== null).length, 0);
    const points = plot.lines.flat(2);
    expect({ id, drawn: plot.marks.length + points.length }).toEqual({ id, drawn: known });
    for (const { x, y, width, height } of plot.marks) {
      expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(-1e-9);
      expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + 1e-9);
    }
    for (const { x, y } of points) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(Math.max(x, y)).toBeLessThanOrEqual(1);
    }
  });

  test('breaks a line where there is no value', () => {
    const { lines } = plotOf(chart([[1, null, 3]], 'line'));
    expect(lines[0]?.map((stretch) => stretch.map(({ at }) => at))).toEqual([[0], [2]]);
  });

  test('puts the parts of a stack upon each other, up to their sum', () => {
    const { marks, scale } = plotOf(
      chart(
        [
          [1, 2, 0],
          [3, null, 4],
        ],
        'stacked',
      ),
    );
    const top = marks.filter(({ at }) => at === 0).map(({ y, height }) => [y, height]);
    expect(scale.max).toBe(4);
    expect(top).toEqual([
      [0.75, 0.25],
      [0, 0.75],
    ]);
  });

  test('draws what is below zero below it', () => {
    const bars = { ...chart([[40, -20, null]], 'bar'), kind: 'points' as const };
    const { marks, zero, scale } = plotOf(bars);
    expect(shareOf(scale, 0)).toBe(zero);
    expect(marks.map(({ x, width }) => [x < zero, Number((x + width).toFixed(6)) <= zero + 1e-6])).toEqual([
      [false, false],
      [true, true],
    ]);
  });
});

test('a list that is hardly longer than what a phone shows of it is not folded there', () => {
  const bars = (count: number): ReportChart => ({
    id: 'x',
    title: 'X',
    type: 'bar',
    kind: 'count',
    labels: Array.from({ length: count }, (_, at) => String(at)),
    series: [{ label: 'a', values: Array.from({ length: count }, (_, at) => at) }],
  });
  const of = (count: number) => chartView(bars(count), WORDS).fold;
  expect([of(0), of(7)]).toEqual([null, null]);
  expect(of(8)).toEqual({ few: 5, all: 'Show all 8 rows', fewer: 'Show fewer rows' });
  expect(chartView({ ...bars(40), type: 'line' }, WORDS).fold).toBeNull();
});
