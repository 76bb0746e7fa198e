import { z } from 'zod';
import { checkbox, optionalChoice, optionalId, optionalText, text } from '../../platform/http/fields';

export const CANNED_BODY_MAX = 20_000;

export const cannedQuery = z.object({ q: optionalText({ max: 100 }), cursor: optionalText({ max: 4000 }) });

export const cannedForm = z.object({
  title: text({ max: 120 }),
  body: text({ max: CANNED_BODY_MAX }),
  locale: optionalChoice(['es', 'en']),
  department: optionalId(),
  isActive: checkbox(),
});
