import type { Request } from 'express';
import type { Page } from '../../../platform/paging';
import { type Drill, drillHref } from '../drill';
import { figureOf } from '../figures/figures';
import type { Counted } from '../figures/list.queries';
import { daysText } from '../models/parameters';
import type { Period } from '../period/period.types';
import { hrefOf } from '../query.schema';
import type { Place, ReportQuery } from '../query.types';
import type { ReportName } from '../report.types';
import { valueText } from '../values';
import type { Words } from '../words.types';
import { type Names, partsOf } from './coordinates.view';

interface Listed {
  place: Place;
  name: ReportName;
  query: ReportQuery;
  drill: Drill;
  period: Period;
  names: Names;
  total: number;
  page: Page<Counted>;
}

/** What a number counts, as rows: which number it is, which part of it, and how many. */
export function listView(req: Request, listed: Listed, words: Words) {
  const { t } = req.shell;
  const { place, name, query, drill, period, total, page } = listed;
  const { figure, coordinates } = drill;
  const here = drillHref(place, name, query, figure, coordinates);
  const linkTo = (cursor: string | null) => cursor && `${here}&cursor=${cursor}`;
  const { at, value } = figureOf(figure);
  const valueKind = figure === 'rated' ? 'rating' : 'seconds';
  return {
    title: t(`reports.figure.${figure}`),
    report: t(`report.name.${name}`),
    back: hrefOf(place, name, query),
    count: t(`reports.list.${figureOf(figure).of}`, { count: total }),
    parts: partsOf(drill, listed, words),
    days: at ? daysText(period, words) : t('reports.list.now'),
    whenLabel: t(at ? 'reports.list.when' : 'reports.list.created'),
    valueLabel:
      value && figure !== 'open' ? t(figure === 'rated' ? 'reports.list.rating' : 'reports.list.took') : null,
    rows: page.items.map((one) => ({
      ...rowOf(one),
      value: valueText(valueKind, one.value, words),
      moment: words.fmt.dateTime(one.at),
    })),
    previous: linkTo(page.previous),
    next: linkTo(page.next),
    empty: { icon: 'search', title: t('reports.list.empty'), text: t('reports.list.empty_text') },
  };
}

const rowOf = (one: Counted) => ({
  id: `row-${one.id}`,
  number: one.number,
  subject: one.subject,
  href: `/desk/tickets/${one.number}`,
  status: one.status,
  priority: one.priority,
  requester: one.requester,
  department: one.department,
  person: one.person ?? '–',
});
