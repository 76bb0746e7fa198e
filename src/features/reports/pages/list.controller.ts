import type { Request, Response } from 'express';
import type { FieldError } from '../../../platform/errors';
import { cursor } from '../../../platform/http/fields';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { isId } from '../../../platform/ids';
import { asked } from '../asked';
import { type Drill, readDrill } from '../drill';
import type { Scope } from '../figures/conditions';
import type { Coordinates } from '../figures/dimensions';
import { type Named, namesOf } from '../figures/names.queries';
import { listDrill } from '../list.service';
import { choiceFields } from '../models/choice-fields';
import { filtersOf } from '../models/parameters';
import { readQuery } from '../query.schema';
import type { Place } from '../query.types';
import { mayName } from '../scope';
import { nameIn, wordsFor } from './asking.controller';
import { listView } from './list.view';

const ROWS = 50;

/** Of an address that names none. */
const FIRST: Drill = { figure: 'created', coordinates: {} };

/** Exactly what a number of a report counts; nothing of an address that names no number. */
export const listPage = (place: Place) => async (req: Request, res: Response) => {
  const ctx = ctxOf(req);
  const name = nameIn(req);
  const { query, errors } = readQuery(req.query);
  const asks =
    req.query.figure !== undefined || Object.keys(req.query).some((param) => param.startsWith('by_'));
  const drill = asks ? readDrill(req.query) : FIRST;
  tellUnread(req, drill ? errors : { ...errors, figure: { key: 'input.not_a_choice' } });
  const { coordinates } = drill ?? FIRST;
  const words = await wordsFor(req);
  const given = { ...(await asked(ctx, place, name, query)), words };
  const [found, names, fields, filters] = await Promise.all([
    drill ? listDrill(ctx, place, name, query, drill, { limit: ROWS, cursor: cursorIn(req) }) : NOTHING,
    namesOf(ctx.db, idsIn(coordinates, given.scope)),
    Object.keys(coordinates).some((dimension) => dimension.includes(':')) ? choiceFields(given) : [],
    filtersOf(given),
  ]);
  const listed = { place, name, query, drill, period: given.period, names, fields, filters, ...found };
  page(res, 'reports/list', listView(req, listed, words));
};

const NOTHING = { total: 0, page: { items: [], next: null, previous: null } };

function cursorIn({ query }: Request): string | null {
  const read = cursor().safeParse(query.cursor);
  return read.success ? read.data : null;
}

function tellUnread({ shell }: Request, errors: Record<string, FieldError | undefined>): void {
  for (const [param, error] of Object.entries(errors)) {
    if (error) shell.unread.push(`${param}: ${shell.t(error.key, error.params)}`);
  }
}

function idsIn(
  { department, category, organization, technician }: Coordinates,
  scope: Scope,
): Record<Named, string[]> {
  const idOf = (id: string | undefined) => (id && isId(id) ? [id] : []);
  return {
    department: idOf(department),
    category: idOf(category),
    organization: idOf(organization),
    technician: idOf(technician).filter((id) => mayName(scope, id)),
  };
}
