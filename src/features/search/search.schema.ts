import { z } from 'zod';
import { cursor } from '../../platform/http/fields';
import { optionalQuery } from '../tickets';

export const searchQuery = z.object({ q: optionalQuery(), cursor: cursor() });

export const briefQuery = z.object({ q: optionalQuery() });
