import type { Request, Response } from 'express';
import { ctxOf, parseQuery } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { readTyped } from '../tickets';
import { ownPaletteView, paletteView } from './palette.view';
import { briefQuery, searchQuery } from './search.schema';
import { searchBriefly, searchEverything, searchOwnBriefly } from './search.service';
import { searchView } from './search.view';

/** Everything that staff may find by what they typed, or how to look for it. */
export async function searchPage(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q, cursor } = parseQuery(searchQuery, req);
  const typed = q === null ? null : await readTyped(ctx, q, askingOf(req));
  const found = typed && !typed.saysNothing ? await searchEverything(ctx, typed, cursor) : null;
  page(res, 'search/search', searchView(req, { typed, found, isFirst: cursor === null }));
}

/** The first of the same, for the palette. */
export async function paletteFound(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q } = parseQuery(briefQuery, req);
  const typed = q === null ? null : await readTyped(ctx, q, askingOf(req));
  const found = typed && !typed.saysNothing ? await searchBriefly(ctx, typed) : null;
  res.json(paletteView(req, found));
}

/** Of one's own tickets, for the palette of customers. */
export async function ownFound(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q } = parseQuery(briefQuery, req);
  const typed = q === null ? null : await readTyped(ctx, q, askingOf(req), 'customer');
  const tickets = typed && !typed.saysNothing ? await searchOwnBriefly(ctx, typed) : null;
  res.json(ownPaletteView(req, tickets));
}

const askingOf = ({ shell: { locale, fmt } }: Request) => ({ locale, timeZone: fmt.timeZone });
