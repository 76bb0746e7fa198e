import { readFileSync } from 'node:fs';

/** What a clock does, worked out by hand. Times are those of the calendar's zone. */
export interface Example {
  what: string;
  /** Hours, zone and holidays. */
  calendar: string;
  /** What is promised, by the name of the policy or priority; a ticket is filed under the first. */
  promises: Record<string, string>;
  /** What happens when; the result is what stands after the last line. */
  story: string[];
  result: string[];
  working: string;
  /** Where somebody reported that a help desk did otherwise. */
  source: string;
}

/** The table of the documentation: what people read there is what is tried. */
export const EXAMPLES: readonly Example[] = tableBelow('## Examples, worked by hand').map(exampleOf);

function tableBelow(heading: string): string[] {
  const [, below = ''] = readFileSync('docs/sla.md', 'utf8').split(`${heading}\n`);
  const lines = (below.split('\n## ')[0] ?? '').split('\n');
  return lines.filter((line) => line.startsWith('|')).slice(2);
}

function exampleOf(row: string, index: number): Example {
  const cells = row.split('|').map((cell) => cell.trim());
  const [
    ,
    number,
    what = '',
    calendar = '',
    promised = '',
    story = '',
    result = '',
    working = '',
    source = '',
  ] = cells;
  if (cells.length !== 10 || number !== String(index + 1) || !what || !working)
    throw new Error(`no example: ${row}`);
  const promises = promised.split('<br>').map((line) => line.split(': '));
  return {
    what,
    calendar,
    promises: Object.fromEntries(promises),
    story: story.split('<br>'),
    result: result.split('<br>'),
    working,
    source,
  };
}
