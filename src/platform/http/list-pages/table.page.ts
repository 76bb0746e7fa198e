import type { Request, Response } from 'express';
import { z } from 'zod';
import { NAME_SORTS } from '../../db/named-list';
import type { Kept } from '../../lists';
import type { Page } from '../../paging';
import { cursor, optionalChoice, optionalLine } from '../fields';
import { ctxOf, parseQuery } from '../input';
import { listFrame } from '../lists';
import type { Option } from '../options';
import { page } from '../respond';
import type { Column, ListPagesDeclaration, StateWords } from './pages.types';

/** What the address of any list says. */
export const listQuery = z.object({
  q: optionalLine({ max: 100 }),
  state: optionalChoice(['active', 'inactive']),
  sort: optionalChoice(NAME_SORTS),
  cursor: cursor(),
});

/** The table of a list: searched, filtered, sorted and paged, or in an order of its own. */
export async function showTable<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  req: Request,
  res: Response,
): Promise<void> {
  const { list, path, texts, icon, columns } = pages;
  const { state, sort, ...asked } = parseQuery(listQuery, req);
  const wanted = { ...asked, state: list.canDeactivate && !pages.rows ? state : null };
  const ordered = pages.rows ? null : (sort ?? 'name');
  const found = await rowsOf(pages, req, { ...wanted, sort: ordered });
  page(res, 'lists/list', {
    path,
    texts,
    emptyIcon: icon,
    noun: list.noun,
    headings: columns.map(({ label, numeric, sort }) => ({ label: req.shell.t(label), numeric, sort })),
    rows: found.items.map((row) => rowOf(pages, req, row)),
    states: list.canDeactivate && !pages.rows ? statesOf(columns, req) : [],
    hasOrder: list.hasOrder,
    ...listFrame(path, { ...wanted, sort: ordered }, ['name', 'created'], found),
  });
}

/** What the filter offers: in the words of the column. */
function statesOf<R>(columns: Column<R>[], { shell: { t } }: Request): Option[] {
  const words = columns.find(({ states }) => states)?.states ?? STATES.masculine;
  return (['active', 'inactive'] as const).map((value) => ({ value, label: t(words[value]) }));
}

type Wanted = { q: string | null; state: 'active' | 'inactive' | null; cursor: string | null };

async function rowsOf<I extends object, T extends Kept, R extends Kept>(
  { list, rows }: ListPagesDeclaration<I, T, R>,
  req: Request,
  { state, sort, ...wanted }: Wanted & { sort: (typeof NAME_SORTS)[number] | null },
): Promise<Page<R>> {
  if (rows) return { items: await rows(req, wanted.q), next: null, previous: null };
  const active = state === null ? null : state === 'active';
  return list.page(ctxOf(req), { ...wanted, active, sort: sort ?? 'name' });
}

function rowOf<I extends object, T extends Kept, R extends Kept>(
  pages: ListPagesDeclaration<I, T, R>,
  { shell }: Request,
  row: R,
) {
  const cells = pages.columns.map(({ cell }) => cell(row, shell));
  return {
    id: row.id,
    href: `${pages.path}/${row.id}`,
    name: cells[0]?.text ?? '',
    cells,
    actions: pages.rowActions?.(row, shell) ?? [],
  };
}

/** The column of names, which lead to the things. */
export function nameColumn<R extends { name: string }>(): Column<R> {
  return { label: 'admin.column.name', sort: 'name', cell: ({ name }) => ({ text: name }) };
}

export function createdColumn<R extends Kept>(): Column<R> {
  const cell: Column<R>['cell'] = ({ createdAt }, { fmt }) => ({
    text: fmt.date(createdAt),
    class: 'nowrap',
  });
  return { label: 'admin.column.created', sort: 'created', cell };
}

/** Whether one is in use, by the gender of the Spanish word for what it is. */
export const STATES = {
  masculine: { active: 'admin.state.active', inactive: 'admin.state.inactive' },
  feminine: { active: 'admin.state.active.feminine', inactive: 'admin.state.inactive.feminine' },
} as const satisfies Record<string, StateWords>;

/**
 * Whether it is in use, and with `more` what else is worth a badge.
 * @param gender of the Spanish word for what the list is of
 */
export function stateColumn<R extends { isActive: boolean }>(
  gender: keyof typeof STATES,
  more: (row: R) => { label: string; tone: string }[] = () => [],
): Column<R> {
  const states = STATES[gender];
  return {
    label: 'admin.column.state',
    states,
    cell: (row, { t }) => {
      const state = row.isActive ? states.active : states.inactive;
      const own = { label: t(state), tone: row.isActive ? 'green' : 'grey' };
      return { badges: [own, ...more(row).map(({ label, tone }) => ({ label: t(label), tone }))] };
    },
  };
}

/** A column of counts. */
export function countColumn<R>(label: string, count: (row: R) => number): Column<R> {
  return { label, numeric: true, cell: (row, { fmt }) => ({ text: fmt.number(count(row)) }) };
}
