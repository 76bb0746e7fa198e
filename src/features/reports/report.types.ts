import type { Period } from './period/period.types';
import type { ValueKind } from './value-kinds';

// A report as data, before it is a page, a PDF, a workbook or a file of values: all of them are made of the same one, so
// that they cannot differ.

/** The names in addresses: `/admin/reports/tickets`. */
export const REPORTS = [
  'overview',
  'tickets',
  'technicians',
  'departments',
  'satisfaction',
  'performance',
  'sla',
] as const;

export type ReportName = (typeof REPORTS)[number];

/** Null where there is nothing that it could be of, which is not zero. */
export type Value = number | string | Date | null;

export interface Cell {
  value: Value;
  /** Where exactly those tickets are that it counts. */
  href?: string;
}

export interface Column {
  key: string;
  label: string;
  kind: ValueKind;
  /** Whether its cells add up to the total; what is a mean, a ratio or a percentile does not. */
  isSummed?: boolean;
}

export interface ReportTable {
  id: string;
  title: string;
  columns: Column[];
  rows: Cell[][];
  /** Of all that the rows are of, computed by itself and not from them. */
  total?: Cell[];
  /** What stands below it: that rows were left out, say. */
  note?: string;
}

export interface Tile {
  id: string;
  label: string;
  kind: ValueKind;
  value: number | null;
  /** Of the period before; undefined where it is of now and has none. */
  before?: number | null;
  /** Which way is good; null where neither is. */
  better: 'more' | 'less' | null;
  href?: string;
}

export interface Series {
  label: string;
  values: (number | null)[];
  hrefs?: (string | undefined)[];
}

/** `heat` has a series for each row, and a label for each column. */
export interface ReportChart {
  id: string;
  title: string;
  type: 'line' | 'column' | 'stacked' | 'bar' | 'heat';
  kind: ValueKind;
  labels: string[];
  series: Series[];
}

/** A chart, the table with its values, or both. */
export interface Section {
  id: string;
  title: string;
  chart?: ReportChart;
  table?: ReportTable;
}

export interface Definition {
  term: string;
  text: string;
}

/** What was asked for, in words: on the page, on the cover and on the sheet of parameters. */
export interface Parameter {
  label: string;
  text: string;
}

export interface Report {
  name: ReportName;
  title: string;
  period: Period;
  parameters: Parameter[];
  tiles: Tile[];
  sections: Section[];
  definitions: Definition[];
}
