import type { Rows } from '../portions';

/**
 * What a cell holds, and so how it is written: text, a whole number, a number, a ratio (0.125 shows as 12.5 %), seconds, a
 * mean with one decimal, points with their sign, a moment, or a day of the calendar as `2026-11-21`. `growth` is a ratio
 * with its sign, `shift` a ratio as percentage points, `lift` a difference of means.
 */
export type CellKind =
  | 'text'
  | 'count'
  | 'number'
  | 'ratio'
  | 'seconds'
  | 'rating'
  | 'points'
  | 'moment'
  | 'day'
  | 'growth'
  | 'shift'
  | 'lift';

/** What a cell is on its sheet, and so how it looks. */
export type CellRole = 'body' | 'strong' | 'header' | 'total' | 'title' | 'heading' | 'muted' | 'wrapped';

/** A text that leads somewhere: as a formula, of which a sheet may have any number. */
export interface Link {
  text: string;
  /** `https:`, `http:` or `mailto:`, at most 255 characters; of anything else the text alone is written. */
  href: string;
}

/** A formula that the code wrote, never a person's text, and what comes of it. */
export interface Formula {
  /** Without the equals sign, with English names and commas, sheets by `rangeOn`. */
  formula: string;
  result: number | string | null;
}

export type CellValue = string | number | Date | Link | Formula | null;

export interface SheetCell {
  value: CellValue;
  kind?: CellKind;
  role?: CellRole;
}

export interface TableColumn {
  title: string;
  kind: CellKind;
  /** Characters; by what the first rows hold where it is left out. */
  width?: number;
}

/** A sheet with a header that stays, filters and one row below the other. */
export interface TableSheet {
  name: string;
  columns: TableColumn[];
  rows: Rows<CellValue[]>;
  /** Below the rows: `sum` adds up its column by a formula. */
  total?: (CellValue | 'sum')[];
  /** Below it all, in words. */
  note?: string;
  /** A colour for each cell after the first column, the darker the more. */
  isHeat?: boolean;
  /** Of each sheet, its header and total among them; where it is left out, as many as Excel has. */
  rowsAtMost?: number;
}

/** A picture over cells. */
export interface PlacedPicture {
  png: Buffer;
  /** For who does not see it. */
  alt: string;
  /** Where its upper left corner is, from 0. */
  column: number;
  row: number;
  /** Pixels. */
  width: number;
  height: number;
}

/** Cells where they belong, and charts over them. */
export interface FreeSheet {
  name: string;
  /** Characters, of each column. */
  widths: number[];
  rows: Iterable<(SheetCell | null)[]>;
  charts?: PlacedChart[];
  picture?: PlacedPicture;
  /** Rows that stay above when one scrolls. */
  frozen?: number;
  hasGrid?: boolean;
  /** On paper: a percentage, and the rows after which a page ends. Else it is as wide as a page. */
  paper?: { scale: number; breaks: number[] };
}

/** Cells of a sheet, counted from 1: those of one column or row. */
export interface CellRange {
  sheet: string;
  column: number;
  row: number;
  lastColumn: number;
  lastRow: number;
}

export interface ChartSeries {
  label: string;
  /** `#rrggbb`. */
  colour: string;
  labelCell: CellRange;
  /** In the units of its cells: of `seconds`, seconds. */
  values: (number | null)[];
  cells: CellRange;
}

export interface SheetChart {
  type: 'line' | 'column' | 'stacked' | 'bar';
  title: string;
  /** For who does not see it. */
  alt: string;
  kind: CellKind;
  labels: string[];
  labelCells: CellRange;
  series: ChartSeries[];
}

export interface PlacedChart {
  chart: SheetChart;
  /** Where its upper left corner is, from 0. */
  column: number;
  row: number;
  /** Pixels. */
  width: number;
  height: number;
}

export interface WorkbookOptions {
  /** In its properties. */
  title: string;
  author: string;
  madeAt: Date;
  /** Moments are written as its clocks show them: cells have no zone, so a header has to name it. */
  timeZone: string;
  /** What a text that was cut ends in. */
  cutMark?: string;
}

export interface Workbook {
  /** The name that the next sheet of this name will have; asked for before it, charts can refer to it. */
  nameFor(name: string): string;
  /** Writes a sheet, several where the rows are more than one holds. Ends when all rows are on their way. */
  table(sheet: TableSheet): Promise<void>;
  free(sheet: FreeSheet): Promise<void>;
}
