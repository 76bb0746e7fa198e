import { z } from 'zod';
import { line } from '../../platform/http/fields';

export const skillForm = z.object({ name: line({ max: 60 }) });
