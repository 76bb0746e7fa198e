import { z } from 'zod';
import { offeredName } from '../../platform/format';
import { checkbox, choice, integer, line, optionalChoice, text } from '../../platform/http/fields';
import { phoneCountries } from '../../platform/phone';
import { BOUNDS, isOfferedZone } from './settings.values';

const accent = text({ max: 7 }).transform((value, context) => {
  const colour = value.toLowerCase();
  if (value !== '' && !/^#[0-9a-f]{6}$/.test(colour)) {
    context.addIssue({ code: 'custom', message: 'settings.error.colour' });
  }
  return colour;
});

const zone = text({ max: 60 })
  .transform(offeredName)
  .superRefine((value, context) => {
    if (value !== '' && !isOfferedZone(value))
      context.addIssue({ code: 'custom', message: 'input.not_a_choice' });
  });

export const settingsForm = z.object({
  name: line({ max: 60 }),
  accent,
  timeZone: zone,
  defaultLocale: choice(['es', 'en']),
  phoneCountry: optionalChoice(phoneCountries()),
  techniciansSeeAll: checkbox(),
  autoCloseDays: integer(BOUNDS.autoCloseDays),
  reopenDays: integer(BOUNDS.reopenDays),
  attachmentMaxMb: integer(BOUNDS.attachmentMaxMb),
  attachmentMaxFiles: integer(BOUNDS.attachmentMaxFiles),
  retentionDays: integer(BOUNDS.retentionDays),
  numberingStart: integer(BOUNDS.numberingStart),
});
