import { z } from 'zod';
import {
  checkbox,
  choice,
  id,
  line,
  list,
  optionalChoice,
  optionalId,
  text,
} from '../../../platform/http/fields';
import { HOLD_REASONS, TYPES } from '../../tickets';
import { fieldValuesOf } from './conditions';
import { LONGEST_TARGET, readDuration } from './durations';
import type { CalendarColumns, TargetColumns } from './policies.types';
import { CALENDAR_FIELDS, TARGET_FIELDS } from './policies.words';

/** A duration as people type it, in seconds; null for none. */
function duration() {
  return text({ max: 500, min: 0 }).transform((value, context): number | null => {
    const read = readDuration(value);
    if ('seconds' in read) return read.seconds;
    const params = read.problem === 'too_long' ? { hours: LONGEST_TARGET / 3600 } : undefined;
    context.addIssue({ code: 'custom', message: `sla.error.${read.problem}`, params });
    return null;
  });
}

const targets = Object.fromEntries(TARGET_FIELDS.map((field) => [field, duration()])) as {
  [Field in keyof TargetColumns]: ReturnType<typeof duration>;
};
const others = Object.fromEntries(CALENDAR_FIELDS.slice(1).map((field) => [field, optionalId()])) as {
  [Field in keyof CalendarColumns]: ReturnType<typeof optionalId>;
};

export const policyForm = z.object({
  name: line({ max: 80 }),
  isActive: checkbox(),
  isDefault: checkbox(),
  departmentIds: list(id()),
  organizationIds: list(id()),
  categoryIds: list(id()),
  types: list(choice(TYPES)),
  vip: optionalChoice(['true', 'false']).transform((value) => (value === null ? null : value === 'true')),
  fieldValues: list(text({ max: 300 })).transform(fieldValuesOf),
  calendarId: id(),
  ...others,
  ...targets,
  pausesFor: list(choice(HOLD_REASONS)),
  tellsResponse: checkbox(),
  tellsResolution: checkbox(),
});
