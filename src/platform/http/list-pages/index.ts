import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Kept, KeptList } from '../../lists';
import { choice } from '../fields';
import { ctxOf, idParam, parseForm } from '../input';
import { done } from '../respond';
import type { Access, Route } from '../routes';
import { create, showEdit, showNew, update } from './form.page';
import type { ListPagesDeclaration } from './pages.types';
import { deactivate, remove, showRemoval } from './removal.page';
import { showTable } from './table.page';

export { type FormEntry, type FormField, mergeFieldOf, valuesOf } from './fields';
export { LIST_TEXTS, type ListPagesDeclaration } from './pages.types';
export { countColumn, createdColumn, nameColumn, STATES, stateColumn } from './table.page';

/** The pages of one list, for src/app/lists.ts. */
export interface ListPages {
  noun: string;
  table: string;
  path: string;
  texts: string;
  routes: Route[];
}

type Handler<I extends object, T extends Kept, R extends Kept> = (
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
) => Promise<void>;

/** Makes the pages of a list from their declaration. */
export function listPages<I extends object, T extends Kept, R extends Kept>(
  list: KeptList<I, T, R>,
  declaration: Omit<ListPagesDeclaration<I, T, R>, 'list'>,
): ListPages {
  const pages = { ...declaration, list };
  const { path, texts, access = 'administrator' } = pages;
  const at = (method: Route['method'], below: string, act: Handler<I, T, R>): Route =>
    route(method, `${path}${below}`, access, (req, res) => act(pages, req, res));
  const routes = [
    at('get', '', showTable),
    at('post', '', create),
    at('get', '/new', showNew),
    at('get', '/:id', showEdit),
    at('post', '/:id', update),
    at('get', '/:id/removal', showRemoval),
    at('post', '/:id/removal', remove),
    ...(list.canDeactivate ? [at('post', '/:id/deactivation', deactivate)] : []),
    ...(list.hasOrder ? [at('post', '/:id/position', place)] : []),
  ];
  return { noun: list.noun, table: list.table, path, texts, routes };
}

function route(method: Route['method'], path: string, access: Access, handler: Route['handler']): Route {
  return { method, path, access, handler };
}

const placeForm = z.object({ direction: choice(['up', 'down']) });

async function place<I extends object, T extends Kept, R extends Kept>(
  { list, path }: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const id = idParam(req);
  await list.place(ctxOf(req), id, parseForm(placeForm, req).direction);
  done(res, `${path}#${list.noun}-${id}`);
}
