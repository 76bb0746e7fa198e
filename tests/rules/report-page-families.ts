import { FIGURE_KEYS, SOURCES } from '../../src/features/reports/figures/figures';
import { PRESETS } from '../../src/features/reports/period/period.types';

/** The texts of the pages of reports whose keys are put together: see text-keys.ts. */
export const REPORT_PAGE_FAMILIES: Record<string, { of: readonly string[] }> = {
  'reports.change.{}': { of: ['up', 'down'] },
  'reports.figure.{}': { of: FIGURE_KEYS },
  'reports.list.{}': { of: Object.keys(SOURCES) },
  'reports.period.{}': { of: PRESETS },
};
