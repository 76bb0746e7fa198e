import type { Place } from '../../src/features/reports';
import {
  FREQUENCIES,
  type RunFailure,
  type RunState,
  SCHEDULE_FORMATS,
  type ShownOutcome,
} from '../../src/features/schedules/schedules.types';
import { LOCALES } from '../../src/platform/i18n';
import { every } from './changed';

const FAILURES = every<RunFailure>({ filter: true, owner: true, error: true });

/** The texts of schedules whose keys are put together: see text-keys.ts. */
export const SCHEDULE_FAMILIES: Record<string, { of: readonly string[] }> = {
  'schedules.failure.{}': { of: FAILURES },
  'schedules.format.{}': { of: SCHEDULE_FORMATS },
  'schedules.frequency.{}': { of: FREQUENCIES },
  'schedules.locale.{}': { of: LOCALES },
  'schedules.owned.{}': { of: every<Place>({ admin: true, desk: true }) },
  'schedules.outcome.{}': {
    of: every<ShownOutcome>({
      ...{ told: true, no_access: true, inactive: true, no_address: true, turned_off: true, left: true },
      unmade: true,
    }),
  },
  'schedules.run.{}': { of: every<RunState>({ waiting: true, running: true, done: true, failed: true }) },
  'schedules.field.{}': { of: ['period', 'format', 'frequency', 'weekday', 'locale'] },
};
