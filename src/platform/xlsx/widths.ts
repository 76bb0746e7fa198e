import type { CellKind, CellValue, TableColumn } from './xlsx.types';

const NARROWEST = 8;
const WIDEST = 60;
/** The button of a filter stands in the header's cell. */
const BUTTON = 3;

const FIXED: Partial<Record<CellKind, number>> = { moment: 17, day: 11, ratio: 9, seconds: 11 };

/** How wide columns have to be, in characters, for their headers and what the first rows hold. */
export function widthsOf(columns: TableColumn[], rows: CellValue[][]): number[] {
  return columns.map(({ title, kind, width }, at) => {
    if (width) return width;
    const cells = rows.map((row) => charactersOf(row[at] ?? null, kind));
    const widest = Math.max(Math.min(breadth(title) + BUTTON, 40), ...cells.map((wide) => wide + 1));
    return Math.min(Math.max(widest, NARROWEST), WIDEST);
  });
}

function charactersOf(value: CellValue, kind: CellKind): number {
  if (value === null) return 0;
  if (typeof value === 'number') return FIXED[kind] ?? numberLength(value);
  if (value instanceof Date) return FIXED.moment ?? 0;
  if (typeof value === 'string') return kind === 'day' ? (FIXED.day ?? 0) : breadth(value);
  return breadth('text' in value ? value.text : String(value.result ?? ''));
}

/** With what groups its thousands. */
const numberLength = (value: number): number => Math.ceil((String(value).length * 4) / 3);

/** Of the longest line, only as far as a column can be wide. */
const breadth = (text: string): number =>
  Math.max(
    ...text
      .slice(0, WIDEST * 2)
      .split('\n')
      .map(charactersIn),
  );

/** Letters of East Asia and emoji are as broad as two. */
const charactersIn = (line: string): number =>
  [...line].reduce((sum, letter) => sum + (letter > '\u20ff' ? 2 : 1), 0);

/** How many lines a text takes in a column of that many characters: words break early, so some room is left. */
export const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((charactersIn(line) * 1.1) / width)), 0);
