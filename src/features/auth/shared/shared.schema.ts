import { z } from 'zod';
import { optionalText } from '../../../platform/http/fields';

/** Where somebody was going, as a form carries it. */
export const nextField = optionalText({ max: 2000 });

/** Where the person was going. */
export const nextQuery = z.object({ next: nextField });
