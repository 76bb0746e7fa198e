import { z } from 'zod';
import { optionalChoice } from '../../platform/http/fields';

export const jobsQuery = z.object({ state: optionalChoice(['failed', 'retrying', 'waiting', 'running']) });
