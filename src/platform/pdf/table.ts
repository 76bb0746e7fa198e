import { type Extent, readableWidth, widen, widthsOf } from './columns';
import { decorate, newPage, type Pdf } from './document';
import { type Line, linesOf } from './lines';
import { addLines, drawPlaced, lineHeight, type PlacedLine, type TextStyle } from './text';

export interface TableColumn {
  label: string;
  /** Numbers stand on the right, and are never broken; those of the first column, which name rows, stand on the left. */
  isNumber: boolean;
}

export interface TableContent {
  columns: TableColumn[];
  rows: string[][];
  /** Stands below the rows, set off from them. */
  total?: string[];
}

export interface TableLook {
  text: TextStyle;
  head: TextStyle;
  total: TextStyle;
  rule: string;
  strongRule: string;
  /** Behind the heads of columns. */
  ground: string;
}

type Element = PDFKit.PDFStructureElement;

interface Table {
  pdf: Pdf;
  look: TableLook;
  element: Element;
  columns: TableColumn[];
  widths: number[];
  head: Row;
}

interface Row {
  cells: Line[][];
  height: number;
  style: TextStyle;
}

const PADDING = { x: 5, y: 3.5 };

/** Rows that a table begins with on the page of its head: one or two alone at the foot of a page look left over. */
const FIRST_ROWS = 3;

/**
 * A table with its heads above each page of it. A row is never broken over two pages, but for one that is higher than a
 * page; the total is never alone on one.
 */
export async function table(pdf: Pdf, content: TableContent, look: TableLook): Promise<void> {
  const extents = await extentsOf(pdf, content, look);
  const made = begin(pdf, content, look, extents);
  const { total } = content;
  const last = total && rowOf(made, total, look.total);
  for (const [at, cells] of content.rows.entries()) {
    const row = rowOf(made, cells, look.text);
    const isLast = at === content.rows.length - 1;
    drawRow(made, row, 'TD', isLast ? (last?.height ?? 0) : 0);
    await pdf.rest();
  }
  if (last) {
    rule(pdf, pdf.y, look.strongRule, 1);
    drawRow(made, last, 'TD');
  }
  made.element.end();
}

function begin(pdf: Pdf, content: TableContent, look: TableLook, extents: Extent[]): Table {
  const { columns } = content;
  const width = pdf.width - columns.length * 2 * PADDING.x;
  const element = pdf.doc.struct('Table');
  pdf.root.add(element);
  const made = { pdf, look, element, columns, widths: widthsOf(extents, width) };
  const labels = columns.map(({ label }) => label);
  const head = rowOf(made, labels, look.head);
  const table = { ...made, head };
  const firsts = content.rows.slice(0, FIRST_ROWS).map((cells) => rowOf(made, cells, look.text).height);
  // What is long begins where it stands, with its first row at least.
  const together = firsts.reduce((sum, height) => sum + height, 0);
  const least = together < (pdf.bottom - pdf.top) / 4 ? together : (firsts[0] ?? 0);
  const needed = head.height + least;
  if (pdf.y + needed > pdf.bottom && pdf.y > pdf.top) newPage(pdf);
  drawHead(table, true);
  return table;
}

/** Whether a table needs a page that is wider than high. */
export async function isWideTable(pdf: Pdf, content: TableContent, look: TableLook): Promise<boolean> {
  const extents = await extentsOf(pdf, content, look);
  return readableWidth(extents) + content.columns.length * 2 * PADDING.x > pdf.width;
}

async function extentsOf(pdf: Pdf, content: TableContent, look: TableLook): Promise<Extent[]> {
  const extents = content.columns.map(({ isNumber }) => ({ whole: 0, least: 0, wraps: !isNumber }));
  const add = (cells: string[], { size, weight }: TextStyle) => {
    for (const [at, extent] of extents.entries()) widen(extent, cells[at] ?? '', size, weight);
  };
  for (const cells of content.rows) {
    add(cells, look.text);
    await pdf.rest();
  }
  if (content.total) add(content.total, look.total);
  for (const [at, extent] of extents.entries()) {
    const head = { whole: 0, least: 0, wraps: true };
    widen(head, content.columns[at]?.label ?? '', look.head.size, look.head.weight);
    // A head goes over several lines before anything else does.
    extent.least = Math.max(extent.least, head.least);
    extent.whole = Math.max(extent.whole, extent.least);
  }
  return extents;
}

function rowOf({ widths }: Pick<Table, 'widths'>, texts: string[], style: TextStyle): Row {
  const cells = widths.map((width, at) => linesOf(texts[at] ?? '', style.weight, width / style.size + 1e-6));
  const most = Math.max(1, ...cells.map((lines) => lines.length));
  return { cells, height: most * lineHeight(style) + 2 * PADDING.y, style };
}

/** @param after how high what must stand on the same page below it is */
function drawRow(made: Table, row: Row, role: 'TH' | 'TD', after = 0): void {
  const { pdf } = made;
  const page = pdf.bottom - pdf.top - made.head.height;
  if (pdf.y + row.height + after > pdf.bottom && pdf.y > pdf.top + made.head.height + 0.5) goOn(made);
  const element = pdf.doc.struct('TR');
  made.element.add(element);
  const cells = row.cells.map((_, at) => cellOf(made, element, role, at));
  if (row.height <= page) drawPart(made, row, into(pdf, cells));
  else drawParts(made, row, into(pdf, cells));
  element.end();
  rule(pdf, pdf.y, made.look.rule, 0.5);
}

function cellOf({ pdf }: Table, row: Element, role: 'TH' | 'TD', at: number): Element {
  const scope = role === 'TH' ? 'Column' : 'Row';
  const isHead = role === 'TH' || at === 0;
  const cell = isHead ? pdf.doc.struct('TH', { scope }) : pdf.doc.struct('TD');
  row.add(cell);
  return cell;
}

/** A row that is higher than a page, as many lines as fit on each. */
function drawParts(made: Table, row: Row, paint: Paint): void {
  const { pdf } = made;
  const height = lineHeight(row.style);
  const most = Math.max(...row.cells.map((lines) => lines.length));
  for (let from = 0; from < most; ) {
    const room = Math.max(1, Math.floor((pdf.bottom - pdf.y - 2 * PADDING.y) / height));
    const cells = row.cells.map((lines) => lines.slice(from, from + room));
    const shown = Math.min(room, most - from);
    drawPart(made, { ...row, cells, height: shown * height + 2 * PADDING.y }, paint);
    from += room;
    if (from < most) goOn(made);
  }
}

/** Draws the lines of a cell. */
type Paint = (lines: PlacedLine[], at: number) => void;

const into =
  (pdf: Pdf, cells: Element[]): Paint =>
  (lines, at) => {
    const cell = cells[at];
    if (cell) addLines(pdf, cell, lines);
  };

function drawPart({ pdf, columns, widths }: Table, row: Row, paint: Paint): void {
  let x = pdf.left;
  for (const [at, lines] of row.cells.entries()) {
    const width = widths[at] ?? 0;
    const align = at > 0 && columns[at]?.isNumber ? 'right' : 'start';
    paint(placed(lines, { x: x + PADDING.x, y: pdf.y + PADDING.y, width }, row.style, align), at);
    x += width + 2 * PADDING.x;
  }
  pdf.y += row.height;
}

function placed(
  lines: Line[],
  box: PlacedLine['box'],
  style: TextStyle,
  align: 'right' | 'start',
): PlacedLine[] {
  const height = lineHeight(style);
  return lines.map((line, at) => ({ line, box: { ...box, y: box.y + at * height }, style, align }));
}

/** Read aloud once: above later pages the heads are decoration. */
function drawHead(made: Table, isFirst: boolean): void {
  const { pdf, look, head } = made;
  const { doc } = pdf;
  decorate(pdf, () => doc.rect(pdf.left, pdf.y, pdf.width, head.height).fill(look.ground));
  if (isFirst) {
    const row = doc.struct('TR');
    made.element.add(row);
    const cells = head.cells.map((_, at) => cellOf(made, row, 'TH', at));
    drawPart(made, head, into(pdf, cells));
    row.end();
  } else {
    const paint = (lines: PlacedLine[]) => drawPlaced(pdf, lines);
    decorate(pdf, () => drawPart(made, head, paint), 'Pagination');
  }
  rule(pdf, pdf.y, look.strongRule, 1);
}

function goOn(made: Table): void {
  newPage(made.pdf);
  drawHead(made, false);
}

function rule(pdf: Pdf, y: number, colour: string, width: number): void {
  const { doc, left } = pdf;
  decorate(pdf, () => {
    doc.lineWidth(width).strokeColor(colour);
    doc
      .moveTo(left, y)
      .lineTo(left + pdf.width, y)
      .stroke();
  });
}
