import { z } from 'zod';
import { line } from '../../platform/http/fields';

/** What is looked for; nothing for the whole start page. */
export const startQuery = z.object({ q: line({ max: 100, min: 0 }) });

/** Shows the first steps again, where they were hidden. */
export const stepsForm = z.object({ shown: z.enum(['on']).optional() });
