import { cellText } from './text';
import type { CellRange } from './xlsx.types';

/** Excel opens no workbook with a longer one; an emoji counts as two. */
export const MAX_NAME = 31;

const NAMELESS = 'Sheet';

/**
 * Names of sheets as every program takes them: none of the signs that references use, at most 31 UTF-16 units, each of them
 * once whatever its capitals, and not the one that Excel keeps for itself.
 */
export function sheetNames(): (name: string) => string {
  const taken = new Set(['history']);
  return (name) => {
    const clean = cleanName(name);
    let free = shortened(clean, '');
    for (let number = 2; taken.has(folded(free)); number += 1) free = shortened(clean, ` (${number})`);
    taken.add(folded(free));
    return free;
  };
}

/** An apostrophe becomes the printed one: exceljs does not double it in the names that it makes of filters and titles. */
function cleanName(name: string): string {
  const line = cellText(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/'/g, '’')
    .replace(/\s+/g, ' ');
  return line.trim() || NAMELESS;
}

function shortened(name: string, end: string): string {
  const room = MAX_NAME - end.length;
  return (
    name
      .slice(0, room)
      .replace(/[\ud800-\udbff]$/, '')
      .trimEnd() + end
  );
}

const folded = (name: string): string => name.toUpperCase().toLowerCase();

/** `A` of 1, `AB` of 28. */
export function columnName(number: number): string {
  let name = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** `'Sheet one'!$B$2:$B$9`; `$B$2` alone of a single cell. */
export function rangeOn({ sheet, column, row, lastColumn, lastRow }: CellRange): string {
  const first = `$${columnName(column)}$${row}`;
  const last = `$${columnName(lastColumn)}$${lastRow}`;
  return `'${sheet.replace(/'/g, "''")}'!${first === last ? first : `${first}:${last}`}`;
}
