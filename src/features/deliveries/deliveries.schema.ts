import { z } from 'zod';

export const retryForm = z.object({ which: z.enum(['waiting', 'failed']) });
