import { z } from 'zod';
import { text } from '../../../platform/http/fields';
import { MAX } from '../tickets.input';

export const replyForm = z.object({ body: text({ max: MAX.body }) });
