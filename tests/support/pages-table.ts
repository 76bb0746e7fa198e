import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

// The table of pages, where one is asked for: `TEST_PAGES_TABLE=pages.md npm test -- tests/browser/pages`. Several
// files of tests look at pages at once, so that each adds its rows as they come, and the run puts them in order.

/** A page in a language, and where something on it does not fit. */
interface Row {
  name: string;
  role: string;
  locale: string;
  /** Bytes of HTML. */
  html?: number;
  /** Bytes over the wire. */
  sent?: number;
  misfits: { width?: number; theme?: string }[];
}

const HEAD = ['page', 'seen by', 'language', 'HTML, KB', 'sent, KB', 'light', 'dark'];
/** The column that the table is in the order of. */
const SENT = HEAD.indexOf('sent, KB');

const path = process.env.TEST_PAGES_TABLE;

/** Forgets the table of a run before. */
export function beginTable(): void {
  if (path) rmSync(path, { force: true });
}

export function addToTable({ name, role, locale, html, sent, misfits }: Row): void {
  if (!path) return;
  const kilobytes = (bytes?: number) => (bytes === undefined ? '' : (bytes / 1024).toFixed(1));
  const atAllWidths = (theme: string) => {
    const widths = new Set(misfits.filter((misfit) => misfit.theme === theme).map(({ width }) => width));
    return widths.size === 0 ? 'fits' : `not at ${[...widths].join(', ')}`;
  };
  const cells = [
    name,
    role,
    locale,
    kilobytes(html),
    kilobytes(sent),
    atAllWidths('light'),
    atAllWidths('dark'),
  ];
  appendFileSync(path, `| ${cells.join(' | ')} |\n`);
}

/** Puts the heaviest pages first, below a head. */
export function finishTable(): void {
  if (!path || !existsSync(path)) return;
  const rows = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const sentOf = (row: string) => Number(row.split(' | ')[SENT]);
  const head = [HEAD, HEAD.map(() => '---')].map((cells) => `| ${cells.join(' | ')} |`);
  const sorted = rows.toSorted((a, b) => sentOf(b) - sentOf(a));
  writeFileSync(path, `${[...head, ...sorted].join('\n')}\n`);
}
