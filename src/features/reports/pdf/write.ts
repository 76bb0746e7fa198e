import type { Writable } from 'node:stream';
import {
  closePdf,
  drawText,
  heading,
  isWideTable,
  newPage,
  openPdf,
  type Pdf,
  paragraph,
  table,
} from '../../../platform/pdf';
import type { Look } from '../look.types';
import type { Definition, Report, ReportTable, Section } from '../report.types';
import { valueText } from '../values';
import { drawChart, heightOf } from './charts';
import { drawCover } from './cover';
import { readableLogo } from './logo';
import { COLOURS, STYLES, TABLE } from './styles';
import { drawTiles } from './tiles';

/** Rows of a table on paper: more of them nobody reads there, and the workbook has all. */
export const MOST_ROWS = 2000;

/**
 * A report as a PDF to hand on: A4, tagged, with bookmarks. It is written page by page, and others have their turn between.
 * @throws Error of the stream, which is destroyed, where nobody takes it any more
 */
export async function writePdf(report: Report, look: Look, out: Writable): Promise<void> {
  const { words, desk, madeBy, madeAt } = look;
  const logo = await readableLogo(desk.logo);
  const pdf = openPdf(
    { title: `${report.title} – ${desk.name}`, author: madeBy, language: words.locale, madeAt },
    out,
  );
  try {
    newPage(pdf, 'portrait');
    await drawCover(pdf, report, look, logo);
    drawTiles(pdf, report.tiles, look);
    for (const section of report.sections) await drawSection(pdf, section, look);
    await drawDefinitions(pdf, report.definitions, look);
    await closePdf(pdf, (page, pages) => drawRunning(pdf, report, look, { page, pages }));
  } catch (error) {
    pdf.doc.destroy(error as Error);
    throw error;
  }
}

async function drawSection(pdf: Pdf, { title, chart, table: shown }: Section, look: Look): Promise<void> {
  const content = shown && contentOf(shown, look);
  const isWide = content ? await isWideTable(pdf, content, TABLE) : false;
  if (pdf.layout === 'landscape' && (chart || !isWide)) newPage(pdf, 'portrait');
  pdf.y += 6;
  await heading(pdf, title, 2, STYLES.section, { below: chart ? heightOf(chart) + 30 : 70 });
  if (chart) await drawChart(pdf, chart, look);
  if (!shown || !content) return;
  if (isWide && pdf.layout === 'portrait') newPage(pdf, 'landscape');
  if (shown.title !== title) await heading(pdf, shown.title, 3, STYLES.table);
  if (content.rows.length === 0)
    await paragraph(pdf, look.words.t('reports.pdf.nothing'), STYLES.label, { gap: 8 });
  else await table(pdf, content, TABLE);
  pdf.y += 6;
  for (const note of notesOf(shown, look)) await paragraph(pdf, note, STYLES.label, { gap: 4 });
  pdf.y += 8;
}

function contentOf({ columns, rows, total }: ReportTable, { words }: Look) {
  const texts = (cells: ReportTable['rows'][number]) =>
    columns.map(({ kind }, at) => valueText(kind, cells[at]?.value, words));
  return {
    columns: columns.map(({ label, kind }) => ({ label, isNumber: kind !== 'text' })),
    rows: rows.slice(0, MOST_ROWS).map(texts),
    total: total && texts(total),
  };
}

function notesOf({ rows, note }: ReportTable, { words }: Look): string[] {
  const cut = { shown: MOST_ROWS, all: rows.length };
  const said = rows.length > MOST_ROWS ? [words.t('reports.pdf.first_rows', cut)] : [];
  return note ? [...said, note] : said;
}

async function drawDefinitions(pdf: Pdf, definitions: Definition[], { words }: Look): Promise<void> {
  if (definitions.length === 0) return;
  if (pdf.layout === 'landscape') newPage(pdf, 'portrait');
  pdf.y += 6;
  await heading(pdf, words.t('reports.pdf.definitions'), 2, STYLES.section);
  for (const { term, text } of definitions) {
    await paragraph(pdf, term, STYLES.strong);
    await paragraph(pdf, text, STYLES.body, { gap: 7 });
  }
}

/** What stands above and below each page; the first has its cover instead of a line above. */
function drawRunning(
  pdf: Pdf,
  report: Report,
  { words, desk }: Look,
  { page, pages }: { page: number; pages: number },
): void {
  const { doc } = pdf;
  const [left, width] = [48, doc.page.width - 96];
  const foot = { x: left, y: doc.page.height - 40, width: width - 100 };
  doc.lineWidth(0.5).strokeColor(COLOURS.rule);
  doc
    .moveTo(left, foot.y - 6)
    .lineTo(left + width, foot.y - 6)
    .stroke();
  drawText(pdf, desk.name, foot, STYLES.running);
  const count = words.t('reports.pdf.page', { page, pages });
  drawText(pdf, count, { x: left + width - 100, y: foot.y, width: 100 }, STYLES.running, 'right');
  if (page > 1) drawText(pdf, report.title, { x: left, y: 34, width }, STYLES.running);
}
