import { z } from 'zod';

export const paperQuery = z.object({
  /** With internal notes, and what else only staff read. */
  notes: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
});
