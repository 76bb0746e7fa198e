import type { DurationProblem } from '../../src/features/sla/policies/durations';
import { ID_CONDITIONS } from '../../src/features/sla/policies/policies.words';
import { removalPages } from '../../src/features/sla/policies/policies-removal.view';
import type { Oddity } from '../../src/features/sla/policies/preview';
import { PROMISES } from '../../src/features/sla/sla.words';
import { every } from './changed';

const FLAGS = { isActive: true, isDefault: true, tellsResponse: true, tellsResolution: true } as const;

/** The texts of SLA policies whose keys are put together: see text-keys.ts. */
export const SLA_FAMILIES: Record<string, { of: readonly string[] }> = {
  'sla.field.{}': { of: [...Object.keys(ID_CONDITIONS), ...PROMISES, ...Object.keys(FLAGS)] },
  'sla.vip.{}': { of: ['true', 'false'] },
  'sla.error.{}': {
    of: every<DurationProblem>({
      not_a_duration: true,
      no_unit: true,
      no_days: true,
      not_whole_minutes: true,
      too_short: true,
      too_long: true,
    }),
  },
  'sla.preview.{}': {
    of: ['matching', 'gained', 'lost', 'breached', 'at_risk', 'begun', 'dropped', 'earlier', 'later'],
  },
  'sla.odd.{}': {
    of: every<Oddity['name']>({
      inactive: true,
      for_nobody: true,
      no_targets: true,
      response_after_resolution: true,
      never_due: true,
    }),
  },
};

/** Of the texts that every list has, those of a list whose table and form are its own. */
export const SLA_LIST_TEXTS = ['removal.title', 'flash.removed'].map(
  (name) => `${removalPages.texts}.${name}`,
);
