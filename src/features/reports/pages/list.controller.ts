import type { Request, Response } from 'express';
import { notFound } from '../../../platform/errors';
import { cursor } from '../../../platform/http/fields';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { isId } from '../../../platform/ids';
import { asked } from '../asked';
import { readDrill } from '../drill';
import { namesOf } from '../figures/names.queries';
import { listDrill } from '../list.service';
import { readQuery } from '../query.schema';
import type { Place } from '../query.types';
import { nameIn, wordsFor } from './asking.controller';
import { listView } from './list.view';

const ROWS = 50;

/** Exactly what a number of a report counts. */
export const listPage = (place: Place) => async (req: Request, res: Response) => {
  const ctx = ctxOf(req);
  const name = nameIn(req);
  const drill = readDrill(req.query);
  if (!drill) throw notFound();
  const { query } = readQuery(req.query);
  const from = cursor().safeParse(req.query.cursor);
  const { coordinates } = drill;
  const idOf = (id: string | undefined) => (id && isId(id) ? [id] : []);
  const [found, { period }, words, names] = await Promise.all([
    listDrill(ctx, place, name, query, drill, { limit: ROWS, cursor: from.success ? from.data : null }),
    asked(ctx, place, name, query),
    wordsFor(req),
    namesOf(ctx.db, {
      ...{ department: idOf(coordinates.department), category: idOf(coordinates.category) },
      ...{ organization: idOf(coordinates.organization), technician: idOf(coordinates.technician) },
    }),
  ]);
  page(res, 'reports/list', listView(req, { place, name, query, drill, period, names, ...found }, words));
};
