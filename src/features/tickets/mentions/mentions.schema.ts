import { z } from 'zod';
import { line } from '../../../platform/http/fields';

export const mentionsQuery = z.object({ q: line({ max: 100, min: 0 }) });
