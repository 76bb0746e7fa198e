import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import type { Page } from '../../../platform/paging';
import { type Drill, drillHrefs } from '../drill';
import { figureOf } from '../figures/figures';
import type { Counted } from '../figures/list.queries';
import type { ChoiceField } from '../models/choice-fields';
import { daysText } from '../models/parameters';
import type { Period } from '../period/period.types';
import { hrefOf } from '../query.schema';
import type { Place, ReportQuery } from '../query.types';
import type { Parameter, ReportName } from '../report.types';
import { NO_VALUE, valueText } from '../values';
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
  /** Of the number's place, where that is one of a custom field. */
  fields: readonly ChoiceField[];
  /** What the report leaves out. */
  filters: readonly Parameter[];
  total: number;
  page: Page<Counted>;
}

/** What a number counts, as rows: which number it is, which part of it, and how many. */
export function listView(req: Request, listed: Listed, words: Words) {
  const { t } = req.shell;
  const { place, name, query, drill, period, total, page } = listed;
  const figure = drill ? figureOf(drill.figure) : null;
  const here = drill && drillHrefs(place, name, query)(drill.figure, drill.coordinates);
  const linkTo = (cursor: string | null) => here && cursor && `${here}&cursor=${cursor}`;
  return {
    title: drill ? t(`reports.figure.${drill.figure}`) : t('reports.list.empty'),
    report: t(`report.name.${name}`),
    back: hrefOf(place, name, query),
    exportHref: here && total > 0 ? listHref('/desk/exports/new', { of: here }) : null,
    count: t(`reports.list.${figure?.of ?? 'tickets'}`, { count: total }),
    parts: drill ? withoutTwins([...listed.filters, ...partsOf(drill, listed, words)]) : [],
    days: !figure || figure.at ? daysText(period, words) : t('reports.list.now'),
    whenLabel: t(figure?.at ? 'reports.list.when' : 'reports.list.created'),
    valueLabel: drill && valueLabelOf(drill, t),
    rows: page.items.map((one) => ({
      ...rowOf(one),
      // A response was written by somebody.
      person: one.person ?? (drill?.figure === 'responded' ? t('report.gone') : NO_VALUE),
      value: valueText(drill?.figure === 'rated' ? 'count' : 'seconds', one.value, words),
      moment: words.fmt.dateTime(one.at),
    })),
    previous: linkTo(page.previous),
    next: linkTo(page.next),
    empty: { icon: 'search', title: t('reports.list.empty'), text: t('reports.list.empty_text') },
  };
}

/** A number of one department may stand in a report of that department. */
const withoutTwins = (parts: readonly Parameter[]): Parameter[] =>
  parts.filter(
    ({ label, text }, at) => parts.findIndex((other) => other.label === label && other.text === text) === at,
  );

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
});
