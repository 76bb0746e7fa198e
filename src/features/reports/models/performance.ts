import type { AskedIn } from '../asked.types';
import type { FigureKey } from '../figures/figures';
import type { Measure, Values } from '../figures/measure.types';
import type { Span } from '../period/period.types';
import type { Section, Tile } from '../report.types';
import { begun, bucketCell, bucketKind, bucketText } from './buckets';
import { numberCell, rowsOf, tileOf } from './cells';
import type { Model } from './model.types';
import { counted, countedBefore } from './times';
import { emptyOf, wholeOf } from './whole';

const TAKEN = { p50: 0.5, p75: 0.75, p90: 0.9, p95: 0.95 } as const;
type Taken = keyof typeof TAKEN;
const PERCENTILES = Object.keys(TAKEN) as Taken[];

const TIMES = { response: 'responded', resolution: 'solved' } as const satisfies Record<string, FigureKey>;
type Time = keyof typeof TIMES;

type Name = `${Time}_${Taken | 'count'}`;

function measuresOf(span: Pick<Span, 'start' | 'end'>): Record<Name, Measure> {
  const entries = Object.entries(TIMES).flatMap(([time, figure]) => [
    [`${time}_count`, { figure, span }],
    ...PERCENTILES.map((one) => [`${time}_${one}`, { figure, span, take: TAKEN[one] }]),
  ]);
  return Object.fromEntries(entries) as Record<Name, Measure>;
}

/** How long people waited, and how long those waited who waited longest, part by part of the period. */
export async function performance(asked: AskedIn): Promise<Model> {
  const { period } = asked;
  const measures = measuresOf(period);
  const boundaries = begun(period).map(({ start }) => start);
  const [before, groups] = await Promise.all([
    countedBefore(asked, measuresOf),
    counted(asked, { measures, sets: [['bucket'], []], span: period, boundaries }),
  ]);
  const [parts, whole] = [rowsOf(groups, 0), wholeOf(groups, 1, measures)];
  const rows = boundaries.map(
    (_, place) => parts.find(({ key }) => key === String(place + 1))?.values ?? emptyOf(measures),
  );
  return {
    tiles: tilesOf(asked, { whole, before }),
    sections: (Object.keys(TIMES) as Time[]).map((time) => sectionOf(asked, time, rows, whole)),
    definitions: ['response', 'resolution', 'median', 'credit'],
  };
}

function tilesOf(asked: AskedIn, { whole, before }: Record<'whole' | 'before', Values<Name>>): Tile[] {
  const shown = [
    ['response', 'response_p50'],
    ['response_p90', 'response_p90'],
    ['resolution', 'resolution_p50'],
    ['resolution_p90', 'resolution_p90'],
  ] as const;
  return shown.map(([id, name]) =>
    tileOf(asked, TIMES[name.startsWith('response') ? 'response' : 'resolution'], {
      id,
      kind: 'seconds',
      better: 'less',
      value: whole[name],
      before: before[name],
    }),
  );
}

function sectionOf(asked: AskedIn, time: Time, rows: Values<Name>[], whole: Values<Name>): Section {
  const { words, period } = asked;
  const { t } = words;
  const [link, figure, buckets] = [asked.link, TIMES[time], begun(period)];
  const hrefs = buckets.map(({ start }) => link(figure, { bucket: start.toISOString() }));
  const title = t(`report.term.${time}`);
  const cells = (values: Values<Name>, href: string) => [
    numberCell(values[`${time}_count`], href),
    ...PERCENTILES.map((one) => numberCell(values[`${time}_${one}`], href)),
  ];
  return {
    id: time,
    title,
    chart: {
      id: time,
      title,
      type: 'line',
      kind: 'seconds',
      labels: buckets.map((bucket) => bucketText(bucket, period.step, words)),
      series: PERCENTILES.map((one) => ({
        label: one,
        values: rows.map((values) => values[`${time}_${one}`]),
        hrefs,
      })),
    },
    table: {
      id: time,
      title,
      columns: [
        { key: 'bucket', label: t(`report.step.${period.step}`), kind: bucketKind(period.step) },
        { key: 'count', label: t(`report.column.${figure}`), kind: 'count', isSummed: true },
        ...PERCENTILES.map((one) => ({ key: one, label: one, kind: 'seconds' as const })),
      ],
      rows: buckets.map((bucket, place) => [
        bucketCell(bucket, period.step, words),
        ...cells(rows[place] ?? emptyOf(measuresOf(period)), hrefs[place] ?? ''),
      ]),
      total: [{ value: t('report.total') }, ...cells(whole, link(figure))],
    },
  };
}
