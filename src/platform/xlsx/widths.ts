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

/** Of the longest line; letters of East Asia and emoji are as broad as two. Only as far as a column can be wide. */
function breadth(text: string): number {
  return Math.max(
    ...text
      .slice(0, WIDEST * 2)
      .split('\n')
      .map((line) =>
        [...line].reduce((sum, letter) => sum + (letter >= '\u1100' && letter > '\u20ff' ? 2 : 1), 0),
      ),
  );
}
