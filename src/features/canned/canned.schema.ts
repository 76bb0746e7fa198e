import { z } from 'zod';
import {
  checkbox,
  cursor,
  line,
  optionalChoice,
  optionalId,
  optionalLine,
  textLines,
} from '../../platform/http/fields';

export const CANNED_BODY_MAX = 20_000;

export const cannedQuery = z.object({ q: optionalLine({ max: 100 }), cursor: cursor() });

export const cannedForm = z.object({
  title: line({ max: 120 }),
  body: textLines({ max: CANNED_BODY_MAX }),
  locale: optionalChoice(['es', 'en']),
  department: optionalId(),
  isActive: checkbox(),
});
