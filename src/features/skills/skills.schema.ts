import { z } from 'zod';
import { text } from '../../platform/http/fields';

export const skillForm = z.object({ name: text({ max: 60 }) });
