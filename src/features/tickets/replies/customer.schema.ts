import { z } from 'zod';
import { textLines } from '../../../platform/http/fields';
import { MAX } from '../tickets.input';

export const replyForm = z.object({ body: textLines({ max: MAX.body, min: 0 }) });
