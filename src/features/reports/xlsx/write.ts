import type { Writable } from 'node:stream';
import { workbookTo } from '../../../platform/xlsx';
import { readableLogo } from '../logo';
import type { Report } from '../report.types';
import type { Look } from '../words.types';
import { aboutSheet } from './about';
import { isDrawn, seriesSheet } from './series';
import { summarySheet } from './summary';
import { tableSheets } from './tables';

/**
 * A report as a workbook: the figures and charts on the first sheet, then a sheet for each table, what the charts are drawn
 * of, and at last what was asked for and what the figures mean.
 * @throws what `out` fails with; it is destroyed then
 */
export async function writeXlsx(report: Report, look: Look, out: Writable): Promise<void> {
  const { t } = look.words;
  const options = {
    title: report.title,
    author: look.madeBy,
    madeAt: look.madeAt,
    timeZone: look.timeZone,
    cutMark: t('reports.file.cut'),
  };
  const logo = await readableLogo(look.desk.logo);
  await workbookTo(out, options, async (book) => {
    const name = t('reports.file.series');
    const charts = report.sections.flatMap(({ chart }) => (chart && isDrawn(chart) ? [chart] : []));
    const series = seriesSheet(charts, book.nameFor(name), look);
    await book.free(summarySheet(report, look, series.charts, logo));
    for (const table of tableSheets(report, look)) await book.table(table);
    const widths = Array.from({ length: series.columns }, (_, at) => (at === 0 ? 34 : 16));
    if (charts.length > 0) await book.free({ name, widths, rows: series.rows });
    await book.free(aboutSheet(report, look));
  });
}
