import { portionsIn } from '../portions';
import { columnName, rangeOn } from './names';
import { numberOf } from './rows';
import type { OpenSheet, SheetFrame } from './sheet';
import { widthsOf } from './widths';
import type { CellValue, SheetCell, TableSheet } from './xlsx.types';

/** Rows that Excel has, in each sheet. */
const MOST_ROWS = 1_048_576;

/** Of the header, the total, and the note below it with a blank row between them. */
const OWN_ROWS = 4;

/** Rows by which the widths go. */
const SAMPLE = 200;

export interface TableMaking {
  /** The name that a sheet of that name has. */
  take(name: string): string;
  open(frame: SheetFrame): OpenSheet;
}

/** Writes rows below a header, in as many sheets as it takes. */
export async function tableTo(table: TableSheet, making: TableMaking): Promise<void> {
  const sample: CellValue[][] = [];
  let parts: Parts | null = null;
  for await (const portion of portionsIn(table.rows)) {
    for (const row of portion) {
      const written = parts?.row(row);
      if (written) await written;
      else if (!parts && sample.push(row) === SAMPLE) parts = await begun(table, sample, making);
    }
  }
  parts ??= await begun(table, sample, making);
  await parts.end();
}

interface Parts {
  /** Most rows wait for nothing. */
  row(values: CellValue[]): Promise<void> | void;
  end(): Promise<void>;
}

async function begun(table: TableSheet, sample: CellValue[][], making: TableMaking): Promise<Parts> {
  const { columns } = table;
  const widths = widthsOf(columns, sample);
  const most = Math.min(table.rowsAtMost ?? MOST_ROWS, MOST_ROWS) - OWN_ROWS;
  const sums = columns.map(() => 0);
  const done: { sheet: string; rows: number }[] = [];
  let rows = 0;
  const next = async () => {
    const opened = making.open({ name: making.take(table.name), widths, frozen: 1, hasGrid: true });
    await opened.row(columns.map(({ title, kind }) => ({ value: title, kind, role: 'header' })));
    rows = 0;
    return opened;
  };
  const close = (sheet: OpenSheet) => sheet.end(endOf(table, rows));
  let sheet = await next();
  const turn = async () => {
    done.push({ sheet: sheet.name, rows });
    await close(sheet);
    sheet = await next();
  };
  const add = (values: CellValue[]) => {
    rows += 1;
    addUp(sums, table, values);
    return sheet.values(values, columns);
  };
  const parts: Parts = {
    row: (values) => (rows === most ? turn().then(() => add(values)) : add(values)),
    end: async () => {
      done.push({ sheet: sheet.name, rows });
      if (table.total) await sheet.row(totalOf(table, done, sums));
      if (table.note) {
        await sheet.row([]);
        await sheet.row([{ value: table.note, role: 'muted' }]);
      }
      await close(sheet);
    },
  };
  for (const row of sample) await parts.row(row);
  return parts;
}

/** Filters over all rows but the total, and colours over all cells but the first of each row. */
function endOf({ columns, isHeat }: TableSheet, rows: number) {
  const last = columnName(columns.length);
  return {
    filter: `A1:${last}${rows + 1}`,
    heat: isHeat && rows > 0 && columns.length > 1 ? `B2:${last}${rows + 1}` : undefined,
  };
}

/** In the units of the cells, as the formula adds them up. */
function addUp(sums: number[], { columns, total }: TableSheet, values: CellValue[]): void {
  total?.forEach((cell, at) => {
    const value = values[at] ?? null;
    const kind = columns[at]?.kind;
    if (cell !== 'sum' || typeof value !== 'number' || !kind) return;
    sums[at] = (sums[at] ?? 0) + numberOf(value, kind);
  });
}

/** Sums go over all sheets that the rows are on. */
function totalOf(
  { columns, total = [] }: TableSheet,
  done: { sheet: string; rows: number }[],
  sums: number[],
): SheetCell[] {
  return total.map((cell, at) => {
    const kind = columns[at]?.kind;
    if (cell !== 'sum') return { value: cell, kind, role: 'total' };
    const ranges = done
      .filter(({ rows }) => rows > 0)
      .map(({ sheet, rows }) =>
        rangeOn({ sheet, column: at + 1, row: 2, lastColumn: at + 1, lastRow: rows + 1 }),
      );
    const result = sums[at] ?? 0;
    if (ranges.length === 0) return { value: 0, kind, role: 'total' };
    return { value: { formula: `SUM(${ranges.join(',')})`, result }, kind, role: 'total' };
  });
}
