import type { Writable } from 'node:stream';
import {
  drawRunning,
  heading,
  isWideTable,
  lineHeight,
  makeRoom,
  newPage,
  type Pdf,
  paragraph,
  table,
  wrap,
  writeDocument,
} from '../../../platform/pdf';
import { readableLogo } from '../logo';
import type { Definition, Report, ReportTable, Section } from '../report.types';
import { valueText } from '../values';
import type { Look } from '../words.types';
import { drawChart, heightOf } from './charts';
import { drawCover } from './cover';
import { STYLES, TABLE } from './styles';
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
  const title = `${report.title} – ${desk.name}`;
  await writeDocument(
    { title, author: madeBy, language: words.locale, madeAt },
    out,
    async (pdf) => {
      await drawCover(pdf, report, look, logo?.bytes ?? null);
      drawTiles(pdf, report.tiles, look);
      for (const section of report.sections) await drawSection(pdf, section, look);
      await drawDefinitions(pdf, report.definitions, look);
    },
    (pdf, { page, pages }) =>
      drawRunning(pdf, {
        above: page > 1 ? report.title : null,
        below: desk.name,
        count: words.t('reports.pdf.page', { page, pages }),
      }),
  );
}

async function drawSection(pdf: Pdf, { title, chart, table: shown }: Section, look: Look): Promise<void> {
  const content = shown && contentOf(shown, look);
  const isWide = content ? await isWideTable(pdf, content, TABLE) : false;
  // A heading stands on the page of what it is about.
  turnTo(pdf, isWide && !chart ? 'landscape' : 'portrait');
  pdf.y += 6;
  await heading(pdf, title, 2, STYLES.section, { below: chart ? heightOf(chart) + 30 : 70 });
  if (chart) await drawChart(pdf, chart, look);
  if (!shown || !content) return;
  if (isWide) turnTo(pdf, 'landscape');
  if (shown.title !== title) await heading(pdf, shown.title, 3, STYLES.table);
  if (content.rows.length === 0)
    await paragraph(pdf, look.words.t('reports.pdf.nothing'), STYLES.label, { gap: 8 });
  else await table(pdf, content, TABLE);
  pdf.y += 6;
  for (const note of notesOf(shown, look)) await paragraph(pdf, note, STYLES.label, { gap: 4 });
  pdf.y += 8;
}

function turnTo(pdf: Pdf, layout: Pdf['layout']): void {
  if (pdf.layout !== layout) newPage(pdf, layout);
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
  turnTo(pdf, 'portrait');
  pdf.y += 6;
  await heading(pdf, words.t('reports.pdf.definitions'), 2, STYLES.section);
  for (const { term, text } of definitions) {
    const lines = [...wrap(term, STYLES.strong, pdf.width), ...wrap(text, STYLES.body, pdf.width)];
    makeRoom(pdf, lines.length * lineHeight(STYLES.body));
    await paragraph(pdf, term, STYLES.strong);
    await paragraph(pdf, text, STYLES.body, { gap: 7 });
  }
}
