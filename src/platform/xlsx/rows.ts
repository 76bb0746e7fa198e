import { columnName } from './names';
import { daySerial, type MomentSerial, secondsSerial } from './serial';
import { cellXml, isEscapeLike, xmlText } from './text';
import type { CellKind, CellRole, CellValue, Formula, Link, SheetCell, TableColumn } from './xlsx.types';

/** The number of a style in the workbook. */
export type StyleId = (role: CellRole, kind: CellKind, special?: 'as-text' | 'link' | null) => number;

export interface RowSettings {
  styleId: StyleId;
  momentSerial: MomentSerial;
  cutMark?: string;
}

/** What spreadsheets take for the beginning of a formula when a cell is edited. */
const FORMULA_LIKE = /^[=+\-@\t\r\n＝＋－＠]/;

/** Of a text within a formula. */
const MAX_QUOTED = 255;

const names: string[] = [];

/** `A`, `B` and so on by number, from 1; made once each. */
function letters(column: number): string {
  names[column] ??= columnName(column);
  return names[column];
}

/**
 * A row as the XML of its sheet (ECMA-376 part 1, 18.3.1.73). Text is always text, whatever it begins with: only what is a
 * `Formula` or a `Link` is computed. What is no number is left blank.
 * @param number from 1
 * @param height points; null for one line
 */
export function rowXml(
  number: number,
  cells: (SheetCell | null)[],
  height: number | null,
  settings: RowSettings,
): string {
  const high = height === null ? '' : ` ht="${height}" customHeight="1"`;
  let xml = `<row r="${number}"${high}>`;
  cells.forEach((cell, at) => {
    if (cell) xml += cellAt(at, number, cell.value, cell.kind ?? 'text', cell.role ?? 'body', settings);
  });
  return `${xml}</row>`;
}

/** The same of plain values, each of the kind of its column. */
export function valuesXml(
  number: number,
  values: CellValue[],
  columns: TableColumn[],
  settings: RowSettings,
): string {
  let xml = `<row r="${number}">`;
  values.forEach((value, at) => {
    if (value !== null) xml += cellAt(at, number, value, columns[at]?.kind ?? 'text', 'body', settings);
  });
  return `${xml}</row>`;
}

function cellAt(
  index: number,
  row: number,
  value: CellValue,
  kind: CellKind,
  role: CellRole,
  settings: RowSettings,
): string {
  const at = `${letters(index + 1)}${row}`;
  if (value === null) return `<c r="${at}" s="${settings.styleId(role, kind)}"/>`;
  if (typeof value === 'string' && kind !== 'day') return textCell(at, value, kind, role, settings);
  if (typeof value === 'object' && !(value instanceof Date)) {
    return 'href' in value
      ? linkCell(at, value, role, settings)
      : formulaCell(at, value, settings.styleId(role, kind));
  }
  const serial = serialOf(value, kind, settings.momentSerial);
  if (serial === null) return textCell(at, textOf(value), kind, role, settings);
  const style = settings.styleId(role, kind);
  return Number.isFinite(serial)
    ? `<c r="${at}" s="${style}"><v>${serial}</v></c>`
    : `<c r="${at}" s="${style}"/>`;
}

function serialOf(value: string | number | Date, kind: CellKind, momentSerial: MomentSerial): number | null {
  if (typeof value === 'number') return numberOf(value, kind);
  return value instanceof Date ? momentSerial(value) : daySerial(value);
}

/** A number in the units of its cell. */
export const numberOf = (value: number, kind: CellKind): number =>
  kind === 'seconds' ? secondsSerial(value) : value;

const textOf = (value: string | number | Date): string =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : String(value);

function textCell(
  at: string,
  text: string,
  kind: CellKind,
  role: CellRole,
  { styleId, cutMark }: RowSettings,
): string {
  const style = styleId(role, kind, FORMULA_LIKE.test(text) ? 'as-text' : null);
  const space = text.trim() === text && !text.includes('\n') ? '' : ' xml:space="preserve"';
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${cellXml(text, cutMark)}</t></is></c>`;
}

function formulaCell(at: string, { formula, result }: Formula, style: number): string {
  const begin = `<c r="${at}" s="${style}"`;
  if (typeof result === 'number') return `${begin}><f>${xmlText(formula)}</f><v>${result}</v></c>`;
  return `${begin} t="str"><f>${xmlText(formula)}</f><v>${cellXml(result ?? '')}</v></c>`;
}

/** By a formula: of links proper a sheet may have 65,530, and Excel takes all of them away where there are more. */
function linkCell(at: string, { text, href }: Link, role: CellRole, settings: RowSettings): string {
  const isSafe = /^(?:https?:\/\/|mailto:)\S+$/i.test(href);
  const isShort = href.length <= MAX_QUOTED && text.length <= MAX_QUOTED;
  if (!isSafe || !isShort || isEscapeLike(href + text)) return textCell(at, text, 'text', role, settings);
  const quoted = (part: string) => `"${part.replace(/"/g, '""')}"`;
  const formula = `HYPERLINK(${quoted(href)},${quoted(text)})`;
  return formulaCell(at, { formula, result: text }, settings.styleId(role, 'text', 'link'));
}
