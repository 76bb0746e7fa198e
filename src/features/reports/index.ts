// What others may use of reports: the only file that another feature may import.

export { dashboard, dashboardNow, keyFigures } from './dashboard/dashboard.service';
export type * from './dashboard/dashboard.types';
export { dailyFigures } from './days/days.service';
export type * from './days/days.types';
export { figureSource } from './export.source';
export { isBackfilled } from './facts/backfill.repo';
export { factsSubscribers as reportSubscribers } from './facts/facts.subscribers';
export { mediaTypeOf, type ReportFile, reportFile } from './files.service';
export { filterWords } from './filters.service';
export { PRESETS, type Preset } from './period/period.types';
export { hrefOf, readQuery } from './query.schema';
export type { Place, ReportQuery } from './query.types';
export { REPORTS, type ReportName } from './report.types';
export { reportTasks } from './reports.jobs';
export { daysAt, goneFilters, pageOfReport, summaryOf } from './summary';
export { reportTabs } from './tabs';
