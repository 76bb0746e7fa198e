import { z } from 'zod';
import { cursor } from '../../platform/http/fields';
import { typedSearch } from '../tickets';

export const searchQuery = z.object({ q: typedSearch(), cursor: cursor() });

export const briefQuery = z.object({ q: typedSearch() });
