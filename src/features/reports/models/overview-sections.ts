import type { AskedIn } from '../asked.types';
import type { FigureKey } from '../figures/figures';
import type { Cell, Section } from '../report.types';
import { begun, bucketCell, bucketKind, bucketText } from './buckets';
import { numberCell } from './cells';
import type { Overview, Part } from './overview.types';

const FLOWS = ['created', 'solved', 'closed', 'reopened'] as const;

/** What came in and what was done, part by part, and what was left at the end of each. */
export function flowOf(asked: AskedIn, { whole, parts }: Overview): Section[] {
  const { words, period } = asked;
  const { t } = words;
  const buckets = begun(period);
  const link = asked.link;
  const labels = buckets.map((bucket) => bucketText(bucket, period.step, words));
  const linksOf = (figure: FigureKey) =>
    buckets.map(({ start }) => link(figure, { bucket: start.toISOString() }));
  const hrefs: Record<keyof Part, string[]> = {
    created: linksOf('created'),
    solved: linksOf('solved'),
    closed: linksOf('closed'),
    reopened: linksOf('reopened'),
    backlog: linksOf('backlog'),
  };
  const series = (figure: keyof Part) => ({
    label: t(`report.term.${figure}`),
    values: parts.map((part) => part[figure]),
    hrefs: hrefs[figure],
  });
  const table = (id: string, figures: readonly (keyof Part)[], total?: Cell[]) => ({
    id,
    title: t(`report.section.${id}`),
    columns: [
      { key: 'bucket', label: t(`report.step.${period.step}`), kind: bucketKind(period.step) },
      ...figures.map((figure) => ({
        key: figure,
        label: t(`report.term.${figure}`),
        kind: 'count' as const,
        isSummed: figure !== 'backlog',
      })),
    ],
    rows: buckets.map((bucket, place) => [
      bucketCell(bucket, period.step, words),
      ...figures.map((figure) => ({ value: parts[place]?.[figure] ?? null, href: hrefs[figure]?.[place] })),
    ]),
    ...(total && { total: [{ value: t('report.total') }, ...total] }),
  });
  return [
    {
      id: 'flow',
      title: t('report.section.flow'),
      chart: {
        id: 'flow',
        title: t('report.section.flow'),
        type: 'column',
        kind: 'count',
        labels,
        series: [series('created'), series('solved')],
      },
      table: table(
        'flow',
        FLOWS,
        FLOWS.map((figure) => numberCell(whole[figure], link(figure))),
      ),
    },
    {
      id: 'backlog',
      title: t('report.section.backlog'),
      chart: {
        id: 'backlog',
        title: t('report.section.backlog'),
        type: 'line',
        kind: 'count',
        labels,
        series: [series('backlog')],
      },
      table: table('backlog', ['backlog']),
    },
  ];
}
