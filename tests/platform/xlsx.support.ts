import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type TableSheet, type Workbook, workbookTo } from '../../src/platform/xlsx';
import { type Element, elements, parsed, partsOf } from '../support/workbook-reader';

/** A workbook of what `work` writes. */
export async function written(
  work: (book: Workbook) => Promise<void>,
  timeZone = 'Europe/Prague',
): Promise<Buffer> {
  const out = new PassThrough();
  const options = { title: 'A & B', author: 'Ana <IT>', madeAt: new Date('2026-11-30T09:30:00Z'), timeZone };
  const [bytes] = await Promise.all([buffer(out), workbookTo(out, options, work)]);
  return bytes;
}

export const oneTable = (table: Partial<TableSheet>, timeZone?: string): Promise<Buffer> =>
  written(
    (book) => book.table({ name: 'Rows', columns: [{ title: 'A', kind: 'text' }], rows: [], ...table }),
    timeZone,
  );

/** A sheet of a workbook as elements, by its number. */
export async function sheetIn(bytes: Buffer, number = 1): Promise<Element> {
  return parsed((await partsOf(bytes)).get(`xl/worksheets/sheet${number}.xml`) ?? '');
}

export interface RawCell {
  at: string;
  type: string;
  formula: string | null;
  value: string;
  format: string;
}

/** Cells as the file holds them, with the number formats of their styles. */
export async function cellsIn(bytes: Buffer, number = 1): Promise<RawCell[]> {
  const parts = await partsOf(bytes);
  const styles = parsed(parts.get('xl/styles.xml') ?? '');
  const formats = new Map(
    elements(styles, 'numFmt').map(({ attributes }) => [attributes.numFmtId, attributes.formatCode]),
  );
  const used = elements(styles, 'cellXfs').flatMap(({ children }) => children);
  return elements(await sheetIn(bytes, number), 'c').map((cell) => {
    const text = (name: string) => elements(cell, name)[0]?.text ?? null;
    const id = used[Number(cell.attributes.s)]?.attributes.numFmtId ?? '';
    return {
      at: cell.attributes.r ?? '',
      type: cell.attributes.t ?? 'n',
      formula: text('f'),
      value: text('v') ?? text('t') ?? '',
      format: formats.get(id) ?? id,
    };
  });
}
