import { DIMENSIONS } from '../../src/features/reports/figures/dimensions';
import { DEFINED } from '../../src/features/reports/models/definitions';
import type { Step } from '../../src/features/reports/period/period.types';
import { REPORTS } from '../../src/features/reports/report.types';
import { every } from './changed';

const words = (text: string): string[] => text.split(/\s+/);

/** The texts of reports whose keys are put together: see text-keys.ts. */
export const REPORT_FAMILIES: Record<string, { of: readonly string[]; perhaps?: readonly string[] }> = {
  'report.by.{}': { of: DIMENSIONS.filter((dimension) => dimension !== 'bucket') },
  'report.column.{}': {
    of: words(`created handled solved reopened responded response_p50 response_p90 resolution_p50 resolution_p90 rated
      satisfaction open age_p50 share nps mean decided met breached compliance`),
  },
  'report.definition.{}': { of: DEFINED },
  'report.name.{}': { of: REPORTS },
  'report.none.{}': { of: words('category organization technician') },
  'report.section.{}': {
    of: words('flow backlog by_technician by_department by_promise by_policy by_priority'),
  },
  'report.step.{}': {
    of: every<Step>({ hour: true, day: true, week: true, month: true, quarter: true, year: true }),
  },
  'report.term.{}': { of: DEFINED },
  'report.tile.{}': {
    of: words(`created solved backlog reopened response resolution satisfaction open handled rated nps mean compliance met
      breached response_p90 resolution_p90`),
  },
};
