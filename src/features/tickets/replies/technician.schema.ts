import { z } from 'zod';
import {
  list,
  optionalChoice,
  optionalId,
  optionalTextLines,
  text,
  textLines,
} from '../../../platform/http/fields';
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
  /** What was undone, and the places in its list of the files that are sent with this in its place. */
  undone: optionalId(),
  undone_files: list(
    text({ max: 3 }).refine((value) => /^\d+$/.test(value), 'input.not_a_choice'),
    { max: 100 },
  ),
});

export type ReplyForm = z.output<typeof replyForm>;

export const insertForm = z.object({ canned: optionalId(), body: textLines({ max: MAX.body, min: 0 }) });
