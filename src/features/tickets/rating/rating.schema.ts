import { z } from 'zod';
import { integer, optionalTextLines } from '../../../platform/http/fields';
import { MAX } from '../tickets.input';

export const ratingForm = z.object({
  satisfaction: integer({ min: 1, max: 10 }),
  feedback: optionalTextLines({ max: MAX.feedback }),
});
