import { texts } from '../../src/app/texts';
import { readDrill } from '../../src/features/reports/drill';
import { listDrill } from '../../src/features/reports/list.service';
import { readQuery } from '../../src/features/reports/query.schema';
import type { Place, ReportQuery } from '../../src/features/reports/query.types';
import type { Cell, Report, ReportName } from '../../src/features/reports/report.types';
import { makeReport } from '../../src/features/reports/reports.service';
import type { Words } from '../../src/features/reports/words.types';
import type { Ctx } from '../../src/platform/ctx';
import { formatter } from '../../src/platform/format';
import { createI18n } from '../../src/platform/i18n';

// Reports as their readers get them, and what is behind each of their numbers.

const i18n = createI18n(texts, { strict: true });

export const wordsIn = (locale: 'es' | 'en' = 'en', timeZone = 'UTC'): Words => ({
  locale,
  t: i18n.translator(locale),
  fmt: formatter(locale, timeZone),
});

export const queryOf = (given: Record<string, string> = {}): ReportQuery => readQuery(given).query;

export function reportOf(
  ctx: Ctx,
  name: ReportName,
  query: ReportQuery = queryOf(),
  { place = 'admin', words = wordsIn() }: { place?: Place; words?: Words } = {},
): Promise<Report> {
  return makeReport(ctx, place, name, query, words);
}

/** A number of a report with its address. */
export interface Linked {
  where: string;
  kind: string;
  value: number;
  href: string;
}

/** All numbers that have a list behind them. */
export function linkedNumbers({ tiles, sections }: Report): Linked[] {
  const found: Linked[] = [];
  const add = (where: string, kind: string, value: unknown, href: string | undefined) => {
    if (href?.includes('/list?') && typeof value === 'number') found.push({ where, kind, value, href });
  };
  for (const { id, kind, value, href } of tiles) add(`tile ${id}`, kind, value, href);
  for (const { id, chart, table } of sections) {
    for (const { label, values, hrefs } of chart?.series ?? [])
      for (const [place, value] of values.entries())
        add(`${id} chart ${label} ${chart?.labels[place]}`, chart?.kind ?? '', value, hrefs?.[place]);
    const lines: [string, Cell[]][] = (table?.rows ?? []).map((row) => [String(row[0]?.value), row]);
    if (table?.total) lines.push(['total', table.total]);
    for (const [line, cells] of lines)
      for (const [place, { value, href }] of cells.entries()) {
        const column = table?.columns[place];
        add(`${id} ${line} ${column?.key}`, column?.kind ?? '', value, href);
      }
  }
  return found;
}

/** The list at an address: how long it says it is, and what is on its pages. */
export async function listAt(ctx: Ctx, href: string, limit = 50) {
  const { pathname, searchParams } = new URL(href, 'http://desk.test');
  const [, place, , name] = pathname.split('/') as [string, Place, string, ReportName];
  const asked = Object.fromEntries(searchParams);
  const drill = readDrill(asked);
  if (!drill) throw new Error(`no figure at ${href}`);
  const ids: string[] = [];
  let total = -1;
  let cursor: string | null = null;
  do {
    const found: Awaited<ReturnType<typeof listDrill>> = await listDrill(
      ctx,
      place,
      name,
      readQuery(asked).query,
      drill,
      { limit, cursor },
    );
    total = found.total;
    ids.push(...found.page.items.map(({ id }) => id));
    cursor = found.page.next;
  } while (cursor);
  return { total, ids };
}

/** The value of a tile. */
export const tile = ({ tiles }: Report, id: string) => tiles.find((one) => one.id === id)?.value;

/** A table as text: each line a row by its columns. */
export function lines({ sections }: Report, id: string): unknown[][] {
  const table = sections.find((section) => section.id === id)?.table;
  return [...(table?.rows ?? []), ...(table?.total ? [table.total] : [])].map((row) =>
    row.map(({ value }) => value),
  );
}
