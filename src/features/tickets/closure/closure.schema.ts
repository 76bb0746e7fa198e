import { z } from 'zod';
import { optionalChoice, optionalInteger, text } from '../../../platform/http/fields';
import { ticketNumber } from '../number.schema';
import { CLOSE_REASONS } from '../tickets.words';

export const closureForm = z.object({
  reason: optionalChoice(CLOSE_REASONS),
  duplicate_of: text({ max: 20, min: 0 }),
  version: optionalInteger({ min: 1, max: 2_000_000_000 }),
});

export const duplicateNumber = z.object({
  duplicate_of: ticketNumber(),
});
