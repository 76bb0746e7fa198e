import { z } from 'zod';
import { optionalText } from '../../../platform/http/fields';

const cursor = optionalText({ max: 4000 });

export const ticketQuery = z.object({ before: cursor });
