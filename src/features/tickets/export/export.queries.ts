import type { Ctx, TxCtx } from '../../../platform/ctx';
import { type Bindings, row, rows } from '../../../platform/db';
import { inPortions } from '../../../platform/db/cursor';
import { localized } from '../../../platform/i18n/localized';
import { fieldDefinitions } from '../../fields';
import { ORDERS } from '../lists/lists.queries';
import { internalsTo, visibleTo } from '../visibility';
import { ticketColumns } from './columns';
import type {
  CellValue,
  ColumnSource,
  ExportContent,
  ExportedTickets,
  ExportWords,
  OfferedColumn,
  Surroundings,
} from './export.types';
import { REPLY_COLUMNS } from './reply-columns';

// Rows of tickets, and of what was said in them, as those may read them who work on the tickets.

/** What columns there are, in their order, with names in the reader's language. */
export async function exportColumns(
  ctx: Ctx,
  content: ExportContent,
  words: ExportWords,
): Promise<OfferedColumn[]> {
  const sources = sourcesOf(content, await surroundingsOf(ctx, new Map()));
  return sources.map((source) => offered(source, words));
}

const offered = (source: ColumnSource, words: ExportWords): OfferedColumn => ({
  key: source.key,
  kind: source.kind,
  isUsual: source.isUsual,
  label: source.label(words),
});

async function surroundingsOf(ctx: Ctx, paths: Surroundings['paths']): Promise<Surroundings> {
  const fields = await fieldDefinitions(ctx);
  return { baseUrl: ctx.system.config.baseUrl, fields, linked: visibleTo(ctx.actor, 'o'), paths };
}

interface PathRow {
  id: string;
  nameEs: string;
  nameEn: string;
  aboveEs: string;
  aboveEn: string;
}

/** By id what each category is called in their language, inactive ones too. */
async function categoryPaths({ db }: Ctx, { locale }: ExportWords): Promise<Map<string, string>> {
  const found = await rows<PathRow>(
    db,
    `select c.id, c.name_es, c.name_en, coalesce(above.name_es, '') as above_es,
       coalesce(above.name_en, '') as above_en
     from categories c left join categories above on above.id = c.parent_id`,
  );
  return new Map(
    found.map((one) => {
      const path = [localized(locale, one, 'above'), localized(locale, one, 'name')];
      return [one.id, path.filter(Boolean).join(' / ')];
    }),
  );
}

const sourcesOf = (content: ExportContent, surroundings: Surroundings): readonly ColumnSource[] =>
  content === 'tickets' ? ticketColumns(surroundings) : REPLY_COLUMNS;

/**
 * How many rows it will have, of the tickets that the actor works on.
 * @param most counts no further: one more than that means more than that. All of a million take seconds
 */
export async function countExported(
  ctx: Ctx,
  content: ExportContent,
  tickets: ExportedTickets,
  most: number | null = null,
): Promise<number> {
  const { sql, bindings } = conditionOf(ctx, tickets);
  const found = await row<{ count: number }>(
    ctx.db,
    `select count(*) as count from (select from ${FROM[content]} where ${sql} limit :limit::integer) counted`,
    { ...bindings, limit: most === null ? null : most + 1 },
  );
  return found.count;
}

export interface ExportedRows {
  columns: OfferedColumn[];
  /** Many at a time, all as they were when the first were read. */
  portions: AsyncGenerator<CellValue[][]>;
}

/**
 * The rows of the tickets that the actor works on; they are read as they are taken, so the transaction lasts until then.
 * @param keys of the columns, in any order; those that there are not (any more) are left out
 */
export async function exportedRows(
  tx: TxCtx,
  content: ExportContent,
  tickets: ExportedTickets,
  { keys, words }: { keys: readonly string[]; words: ExportWords },
): Promise<ExportedRows> {
  const surroundings = await surroundingsOf(tx, await categoryPaths(tx, words));
  const sources = sourcesOf(content, surroundings).filter(({ key }) => keys.includes(key));
  const { sql, bindings } = conditionOf(tx, tickets);
  const statement = sqlOf(content, sources, sql, orderOf(content, tickets));
  const portions = inPortions(tx.db, statement, {
    ...bindings,
    ...surroundings.linked.bindings,
  });
  return {
    columns: sources.map((source) => offered(source, words)),
    portions: readBy(sources, words, portions),
  };
}

async function* readBy(
  sources: readonly ColumnSource[],
  words: ExportWords,
  portions: AsyncGenerator<unknown[][]>,
): AsyncGenerator<CellValue[][]> {
  for await (const portion of portions) {
    // In place: lists of their own would be as much again to clear away.
    for (const row of portion)
      sources.forEach((source, place) => {
        row[place] = cellOf(source, row[place], words);
      });
    yield portion as CellValue[][];
  }
}

function cellOf({ read }: ColumnSource, value: unknown, words: ExportWords): CellValue {
  if (value === null || value === undefined) return null;
  return read ? read(value as never, words) : (value as CellValue);
}

const FROM: Record<ExportContent, string> = {
  tickets: 'tickets t',
  replies: 'comments c join tickets t on t.id = c.ticket_id',
};

function conditionOf(ctx: Ctx, { where }: ExportedTickets): { sql: string; bindings: Bindings } {
  const all = [internalsTo(ctx.actor), ...where];
  return {
    sql: all.map(({ sql }) => `(${sql})`).join(' and '),
    bindings: Object.assign({}, ...all.map(({ bindings }) => bindings)),
  };
}

function orderOf(content: ExportContent, { order }: ExportedTickets): string {
  const { columns, direction } = ORDERS[order];
  const tickets = columns.map(({ sql }) => `${sql} ${direction}`).join(', ');
  return content === 'tickets' ? tickets : `${tickets}, c.id`;
}

function sqlOf(
  content: ExportContent,
  sources: readonly ColumnSource[],
  where: string,
  order: string,
): string {
  const columns = sources.map((source) => source.sql);
  const joins = [...new Set(sources.flatMap((source) => source.joins ?? []))];
  return `select ${columns.join(', ')} from ${FROM[content]} ${joins.join(' ')} where ${where} order by ${order}`;
}
