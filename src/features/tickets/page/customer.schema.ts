import { z } from 'zod';
import { optionalId } from '../../../platform/http/fields';

export const ticketQuery = z.object({ before: optionalId() });
