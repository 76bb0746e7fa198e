import { z } from 'zod';
import { optionalChoice, optionalId, optionalTextLines, textLines } from '../../../platform/http/fields';
import { STEP_CHOICES } from '../changes/changes.schema';
import { MAX } from '../tickets.input';
import { HOLD_REASONS } from '../tickets.words';

export const replyForm = z.object({
  body: textLines({ max: MAX.body, min: 0 }),
  visibility: optionalChoice(['public', 'internal']),
  status: optionalChoice(STEP_CHOICES),
  hold_reason: optionalChoice(HOLD_REASONS),
  solution: optionalTextLines({ max: MAX.solution }),
  /** The last reply that the page showed; whatever else it may be keeps nobody from replying. */
  seen: z
    .union([z.literal(''), z.uuid()])
    .optional()
    .catch(undefined),
});

export const insertForm = z.object({ canned: optionalId(), body: textLines({ max: MAX.body, min: 0 }) });
