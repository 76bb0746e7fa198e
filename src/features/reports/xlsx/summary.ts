import type { Picture } from '../../../platform/images';
import type {
  CellKind,
  FreeSheet,
  PlacedChart,
  PlacedPicture,
  SheetCell,
  SheetChart,
} from '../../../platform/xlsx';
import type { Report, Tile } from '../report.types';
import type { Look } from '../words.types';
import { short } from './short';

/** Characters: figures on the left, what was asked for on the right, and charts below, as wide as each half. */
const WIDTHS = [36, 15, 16, 14, 3, 22, 54];

/** Where the right half begins, from 0. */
const RIGHT = 5;

/** Pixels. */
const CHART_WIDTH = 556;
const CHART_HEIGHT = 280;
const ROW_HEIGHT = 20;
const LOGO = { width: 220, height: 52 };
/** Of a bar with its label, and of what stands around all of them. */
const BAR = 24;
const AROUND_BARS = 80;

/** On A4: so that all columns are on one page, and how many rows are then; no chart is cut by its end. */
const SCALE = 70;
const ROWS_A_PAGE = 46;

/** Characters of what was asked for; all of it is on the last sheet. */
const LONGEST = 56;
const LABEL = 22;

/** Rows above the figures: title, whose it is, a blank one. */
const TOP = 3;

/** The first sheet: figures with how they changed, what was asked for, and the charts. On paper as wide as a page. */
export function summarySheet(
  report: Report,
  look: Look,
  charts: SheetChart[],
  logo: Picture | null,
): FreeSheet {
  const { t } = look.words;
  const figures = figureRows(report, look);
  const asked = parameterRows(report, look);
  const rows: (SheetCell | null)[][] = [[{ value: report.title, role: 'title' }], [whoseCell(look)], []];
  for (let at = 0; at < Math.max(figures.length, asked.length); at += 1) {
    const left = figures[at] ?? [null, null, null, null];
    rows.push([...left, null, ...(asked[at] ?? [])]);
  }
  rows.push([]);
  const laid = placed(charts, rows.length);
  return {
    name: t('reports.file.summary'),
    widths: WIDTHS,
    rows,
    charts: laid.charts,
    ...(logo && { picture: logoOf(logo, look) }),
    paper: { scale: SCALE, breaks: laid.breaks },
  };
}

/** On the right of the title, as large as the rows above the figures let it be. */
function logoOf({ bytes, width, height }: Picture, { desk, words: { t } }: Look): PlacedPicture {
  const scale = Math.min(LOGO.width / width, LOGO.height / height, 1);
  const size = { width: width * scale, height: height * scale };
  return { png: bytes, alt: t('reports.pdf.logo', { name: desk.name }), column: RIGHT, row: 0, ...size };
}

function whoseCell({ desk, words: { t }, madeBy }: Look): SheetCell {
  return { value: `${desk.name} · ${t('reports.file.made', { name: madeBy })}`, role: 'muted' };
}

function figureRows({ tiles }: Report, { words: { t } }: Look): (SheetCell | null)[][] {
  if (tiles.length === 0) return [];
  const head: SheetCell[] = [
    { value: t('reports.file.figure'), role: 'header' },
    { value: t('reports.file.value'), kind: 'count', role: 'header' },
    { value: t('reports.file.before'), kind: 'count', role: 'header' },
    { value: t('reports.file.change'), kind: 'count', role: 'header' },
  ];
  return [head, ...tiles.map((tile, at) => tileRow(tile, TOP + 2 + at, t('reports.change.new')))];
}

/** @param row its number, from 1, for what is computed of it */
function tileRow(tile: Tile, row: number, newText: string): (SheetCell | null)[] {
  const { label, kind, value, before } = tile;
  return [
    { value: label, role: 'wrapped' },
    { value, kind, role: 'strong' },
    { value: before ?? null, kind },
    changeCell(tile, row, newText),
  ];
}

/** As on the page: a share of what was, but of ratios, ratings and points the difference; of nothing there is no share. */
function changeCell({ kind, value, before }: Tile, row: number, newText: string): SheetCell | null {
  if (value === null || before === undefined || before === null) return null;
  const [now, then] = [`B${row}`, `C${row}`];
  const difference: Partial<Record<Tile['kind'], CellKind>> = { rating: 'lift', points: 'points' };
  const lift = difference[kind];
  if (lift) return { value: { formula: `${now}-${then}`, result: value - before }, kind: lift };
  if (kind === 'ratio')
    return { value: { formula: `(${now}-${then})*100`, result: (value - before) * 100 }, kind: 'shift' };
  if (before === 0) return value === 0 ? { value: 0, kind: 'growth' } : { value: newText, kind: 'growth' };
  return { value: { formula: `${now}/${then}-1`, result: value / before - 1 }, kind: 'growth' };
}

function parameterRows({ parameters }: Report, { words: { t } }: Look): SheetCell[][] {
  const head: SheetCell[] = [
    { value: t('reports.file.parameters'), role: 'header' },
    { value: null, role: 'header' },
  ];
  const rows = parameters.map(({ label, text }): SheetCell[] => [
    { value: short(label, LABEL) },
    { value: short(text, LONGEST) },
  ]);
  return [head, ...rows];
}

/** Two beside each other, each row as high as its highest, none over the end of a page. */
function placed(charts: SheetChart[], firstRow: number): { charts: PlacedChart[]; breaks: number[] } {
  const found: PlacedChart[] = [];
  const breaks: number[] = [];
  let row = firstRow;
  let page = 0;
  for (let at = 0; at < charts.length; at += 2) {
    const pair = charts.slice(at, at + 2);
    const height = Math.max(...pair.map(heightOf));
    const rows = Math.ceil(height / ROW_HEIGHT) + 1;
    if (row + rows - page > ROWS_A_PAGE && row > page) {
      breaks.push(row);
      page = row;
    }
    pair.forEach((chart, place) => {
      found.push({ chart, column: place * RIGHT, row, width: CHART_WIDTH, height });
    });
    row += rows;
  }
  return { charts: found, breaks };
}

/** Of bars that lie each needs its line. */
const heightOf = ({ type, labels }: SheetChart): number =>
  type === 'bar' ? Math.max(CHART_HEIGHT, labels.length * BAR + AROUND_BARS) : CHART_HEIGHT;
