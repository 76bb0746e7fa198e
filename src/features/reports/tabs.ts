import type { Translate } from '../../platform/i18n';
import { hrefOf, readQuery } from './query.schema';
import type { Place, ReportQuery } from './query.types';
import { REPORTS, type ReportName } from './report.types';

/** The reports, each with what is asked for, and what goes out by mail. */
export function reportTabs(
  t: Translate,
  place: Place,
  current: ReportName | 'schedules',
  query: ReportQuery = readQuery({}).query,
) {
  const reports = REPORTS.map((name) => ({
    label: t(`report.name.${name}`),
    href: hrefOf(place, name, query),
    current: name === current,
  }));
  const href = `/${place}/reports/schedules`;
  return [...reports, { label: t('reports.tab.schedules'), href, current: current === 'schedules' }];
}
