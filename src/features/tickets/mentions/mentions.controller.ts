import type { Request, Response } from 'express';
import { ctxOf, numberParam, parseQuery } from '../../../platform/http/input';
import { mentionsQuery } from './mentions.schema';
import { mentionable } from './mentions.service';

/** So many are enough for a small desk to be asked for once; a large one is asked again as the name is typed. */
const LIMIT = 50;

/** Who can be mentioned on a ticket, for the list that opens behind an `@`. */
export async function mentionsJson(req: Request, res: Response): Promise<void> {
  const { q } = parseQuery(mentionsQuery, req);
  res.json(await mentionable(ctxOf(req), numberParam(req), { q: q ?? '', limit: LIMIT }));
}
