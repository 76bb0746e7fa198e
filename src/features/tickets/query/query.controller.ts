import type { Request, Response } from 'express';
import { ctxOf, parseQuery } from '../../../platform/http/input';
import { wordText } from './chips';
import { complete } from './complete.service';
import { completeQuery } from './query.schema';

/** How a query that is being typed may go on, for the list that opens below its box. */
export async function completeJson(req: Request, res: Response): Promise<void> {
  const { q, at } = parseQuery(completeQuery, req);
  const { t, locale } = req.shell;
  const hintOf = (name: Parameters<typeof wordText>[1], word?: string) =>
    word === undefined ? t(`query.name.${name}`) : wordText(t, name, word);
  res.json(await complete({ ctx: ctxOf(req), locale, hintOf }, q, at));
}
