import { once } from 'node:events';
import type { SheetWriter, WorkbookWriter } from './exceljs';
import { type RowSettings, rowXml, valuesXml } from './rows';
import { linesIn } from './widths';
import type { CellValue, FreeSheet, SheetCell, TableColumn } from './xlsx.types';

/** Characters of rows that are handed on at once. */
const PORTION = 64 * 1024;

/** A4. */
const PAPER = { paperSize: 9, orientation: 'landscape' } as const;

/** As many pages high as it takes. */
const ONE_WIDE = { fitToWidth: 1, fitToHeight: 0 };

/** Each page says which sheet it is of, and how far in. */
const FOOTER = { oddFooter: '&L&A&R&P / &N' };

export interface SheetFrame {
  name: string;
  /** Characters. */
  widths: number[];
  /** Rows that stay above when one scrolls; on paper, at the head of each page. */
  frozen: number;
  hasGrid: boolean;
  paper?: FreeSheet['paper'];
}

/** What is known when the last row is. */
export interface SheetEnd {
  /** `A1:D9`. */
  filter?: string;
  /** Where the colour of a cell says how much it is. */
  heat?: string;
  onEnd?: (raw: SheetWriter) => void;
}

export interface OpenSheet {
  name: string;
  /** Ends when there is room for another one. */
  row(cells: (SheetCell | null)[]): Promise<void> | void;
  /** The same, of plain values. */
  values(values: CellValue[], columns: TableColumn[]): Promise<void> | void;
  end(end: SheetEnd): Promise<void>;
}

/** From white to a blue on which black is still read well. */
const HEAT = { from: 'FFFFFFFF', to: 'FF7FB2F5' };

/** A sheet in the making. One at a time: the archive takes them one after the other, and would keep a second. */
export function openSheet(
  writer: WorkbookWriter,
  frame: SheetFrame,
  settings: RowSettings,
  gone: AbortSignal,
): OpenSheet {
  const raw = writer.addWorksheet(frame.name, optionsOf(frame));
  raw.columns = frame.widths.map((width) => ({ width }));
  // Rows are written here: exceljs takes eight times as long, and text that begins like an escape comes out as another.
  raw._writeColumns();
  raw._writeOpenSheetData();
  raw.startedData = true;
  let number = 0;
  let pending = '';
  const flush = async () => {
    gone.throwIfAborted();
    const hasRoom = raw.stream.write(pending);
    pending = '';
    if (!hasRoom) await once(raw.stream, 'drain', { signal: gone });
  };
  const put = (xml: string) => {
    pending += xml;
    if (pending.length >= PORTION) return flush();
  };
  return {
    name: frame.name,
    row: (cells) => {
      number += 1;
      if (cells.length > 0) return put(rowXml(number, cells, heightOf(cells, frame.widths), settings));
    },
    values: (values, columns) => {
      number += 1;
      return put(valuesXml(number, values, columns, settings));
    },
    end: async ({ filter, heat, onEnd }) => {
      if (pending) await flush();
      raw.autoFilter = filter ?? null;
      if (heat) raw.addConditionalFormatting(heatOf(heat));
      raw.rowBreaks = (frame.paper?.breaks ?? []).map((id) => ({ id, max: 16_383, man: 1 }));
      onEnd?.(raw);
      raw.commit();
    },
  };
}

/** Points, that a row has at most. */
const HIGHEST = 409;

/** Points of a line. */
const LINE = 15;

/** Points, where a text goes over several lines: some programs would show the first alone. */
function heightOf(cells: (SheetCell | null)[], widths: number[]): number | null {
  const lines = cells.map((cell, at) =>
    cell?.role === 'wrapped' && typeof cell.value === 'string' ? linesIn(cell.value, widths[at] ?? 1) : 1,
  );
  const most = Math.max(1, ...lines);
  return most > 1 ? Math.min(most * LINE, HIGHEST) : null;
}

function optionsOf({ frozen, hasGrid, paper }: SheetFrame) {
  // Excel leaves out breaks where it has to fit a sheet to a page.
  const size = paper ? { scale: paper.scale } : ONE_WIDE;
  const view = { showGridLines: hasGrid };
  return {
    views: [frozen > 0 ? { ...view, state: 'frozen', ySplit: frozen } : view],
    pageSetup: { ...PAPER, ...size, printTitlesRow: frozen > 0 ? `1:${frozen}` : undefined },
    headerFooter: FOOTER,
  };
}

const heatOf = (ref: string) => ({
  ref,
  rules: [
    {
      type: 'colorScale',
      priority: 1,
      cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
      color: [{ argb: HEAT.from }, { argb: HEAT.to }],
    },
  ],
});
