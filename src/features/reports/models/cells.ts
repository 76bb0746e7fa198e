import type { AskedIn } from '../asked.types';
import type { Coordinates, Dimension } from '../figures/dimensions';
import type { FigureKey } from '../figures/figures';
import type { Group, Values } from '../figures/measure.types';
import type { Cell, ReportChart, ReportTable, Tile } from '../report.types';
import type { ValueKind } from '../value-kinds';
import type { Words } from '../words.types';

/** What is null is of nothing, and there is nothing to list. */
export function numberCell(value: number | null, href: string): Cell {
  return value === null ? { value } : { value, href };
}

/** A share of some; null of none. */
export const share = (part: number | null, of: number | null): number | null =>
  of ? (part ?? 0) / of : null;

export interface Row<Name extends string> {
  key: string | null;
  values: Values<Name>;
}

/** Of a set of one dimension. */
export function rowsOf<Name extends string>(groups: Group<Name>[], set: number): Row<Name>[] {
  return groups
    .filter((group) => group.set === set)
    .map(({ keys: [key = null], values }) => ({ key, values }));
}

/** The rows of several statements, each of which may lack some; what it lacks is empty. */
export function joined<A extends string, B extends string>(
  one: { rows: Row<A>[]; empty: Values<A> },
  other: { rows: Row<B>[]; empty: Values<B> },
): Row<A | B>[] {
  const [ofOne, ofOther] = [
    new Map(one.rows.map(({ key, values }) => [key, values])),
    new Map(other.rows.map(({ key, values }) => [key, values])),
  ];
  return [...new Set([...ofOne.keys(), ...ofOther.keys()])].map((key) => ({
    key,
    values: { ...(ofOne.get(key) ?? one.empty), ...(ofOther.get(key) ?? other.empty) } as Values<A | B>,
  }));
}

/** All that there can be, in its order; what nothing was found of has a row as well. */
export function inOrder<Name extends string>(
  rows: Row<Name>[],
  order: readonly string[],
  empty: Values<Name>,
): Row<Name>[] {
  const known = order.map((key) => rows.find((row) => row.key === key) ?? { key, values: empty });
  return [...known, ...rows.filter(({ key }) => key === null || !order.includes(key))];
}

/** The largest first, and by name where they are equal. */
export function bySize<Name extends string>(
  rows: Row<Name>[],
  size: (values: Values<Name>) => number | null,
  { nameOf, words: { fmt } }: { nameOf: (key: string | null) => string; words: Words },
): Row<Name>[] {
  const sized = rows.map((row) => ({ row, size: size(row.values) ?? 0, name: nameOf(row.key) }));
  return sized.sort((a, b) => b.size - a.size || fmt.compare(a.name, b.name)).map(({ row }) => row);
}

/** A column of numbers, and what the list behind each of them is of. */
export interface FigureColumn<Name extends string> {
  key: string;
  label: string;
  kind: ValueKind;
  figure: FigureKey;
  of: (values: Values<Name>) => number | null;
}

interface TableOf<Name extends string> {
  id: string;
  title: string;
  dimension: Dimension;
  /** Of the first column; what each row is. */
  label: string;
  rows: Row<Name>[];
  nameOf: (key: string | null) => string;
  columns: FigureColumn<Name>[];
  /** Undefined where there is no total to tell. */
  total?: Values<Name>;
  /** Whether something can be in several rows, which then are more together than the total. */
  isMany?: boolean;
}

/** Where a ticket is that staff read. */
export const ticketHref = (number: number): string => `/desk/tickets/${number}`;

/** Rows that a table shows, at most; the export of rows has all. */
export const MOST_ROWS = 50;

export function tableOf<Name extends string>(
  asked: AskedIn,
  { id, title, dimension, label, rows, nameOf, columns, total, isMany = false }: TableOf<Name>,
): ReportTable {
  const { t } = asked.words;
  const cells = (values: Values<Name>, coordinates: Coordinates) =>
    columns.map(({ of, figure }) => numberCell(of(values), asked.link(figure, coordinates)));
  const isCut = rows.length > MOST_ROWS;
  return {
    id,
    title,
    columns: [
      { key: dimension, label, kind: 'text' },
      ...columns.map(({ key, label, kind }) => ({
        key,
        label,
        kind,
        isSummed: kind === 'count' && !isMany && !isCut,
      })),
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ key, values }) => [{ value: nameOf(key) }, ...cells(values, { [dimension]: key ?? '' })]),
    ...(total && { total: [{ value: t('report.total') }, ...cells(total, {})] }),
    ...(isCut && { note: t('report.more', { count: rows.length - MOST_ROWS }) }),
  };
}

/** @param figure what the list behind it is of */
export function tileOf(asked: AskedIn, figure: FigureKey, tile: Omit<Tile, 'href' | 'label'>): Tile {
  const named = { ...tile, label: asked.words.t(`report.tile.${tile.id}`) };
  return tile.value === null ? named : { ...named, href: asked.link(figure) };
}

/** Bars of a chart, at most: what more a table has is in it alone. */
const MOST_BARS = 12;

/** A column of a table as bars, as many as can be read; each leads where its number does. Undefined where there is none. */
export function barOf(table: ReportTable, key: string): ReportChart | undefined {
  const place = table.columns.findIndex((column) => column.key === key);
  const column = table.columns[place];
  const rows = table.rows.slice(0, MOST_BARS);
  if (!column || rows.length === 0) return undefined;
  return {
    id: table.id,
    title: table.title,
    type: 'bar',
    kind: column.kind,
    labels: rows.map(([first]) => String(first?.value ?? '')),
    series: [
      {
        label: column.label,
        values: rows.map((row) => numberOf(row[place])),
        hrefs: rows.map((row) => row[place]?.href),
      },
    ],
  };
}

const numberOf = (cell: Cell | undefined): number | null =>
  typeof cell?.value === 'number' ? cell.value : null;
