import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
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
  /** Null where the address names no number that there is. */
  drill: Drill | null;
  period: Period;
  names: Names;
  total: number;
  page: Page<Counted>;
}

/** What a number counts, as rows: which number it is, which part of it, and how many. */
export function listView(req: Request, listed: Listed, words: Words) {
  const { t } = req.shell;
  const { place, name, query, drill, period, total, page } = listed;
  const figure = drill ? figureOf(drill.figure) : null;
  const here = drill && drillHref(place, name, query, drill.figure, drill.coordinates);
  const linkTo = (cursor: string | null) => here && cursor && `${here}&cursor=${cursor}`;
  return {
    title: drill ? t(`reports.figure.${drill.figure}`) : t('reports.list.empty'),
    report: t(`report.name.${name}`),
    back: hrefOf(place, name, query),
    exportHref: here && total > 0 ? listHref('/desk/exports/new', { of: here }) : null,
    count: t(`reports.list.${figure?.of ?? 'tickets'}`, { count: total }),
    parts: drill ? partsOf(drill, listed, words) : [],
    days: !figure || figure.at ? daysText(period, words) : t('reports.list.now'),
    whenLabel: t(figure?.at ? 'reports.list.when' : 'reports.list.created'),
    valueLabel: drill && valueLabelOf(drill, t),
    rows: page.items.map((one) => ({
      ...rowOf(one),
      value: valueText(drill?.figure === 'rated' ? 'count' : 'seconds', one.value, words),
      moment: words.fmt.dateTime(one.at),
    })),
    previous: linkTo(page.previous),
    next: linkTo(page.next),
    empty: { icon: 'search', title: t('reports.list.empty'), text: t('reports.list.empty_text') },
  };
}

/** What a value is; that of what is open is how old it is, which its date says. */
function valueLabelOf({ figure }: Drill, t: Words['t']): string | null {
  if (!figureOf(figure).value || figure === 'open') return null;
  return t(figure === 'rated' ? 'reports.list.rating' : 'reports.list.took');
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
