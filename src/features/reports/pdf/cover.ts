import { decorate, heading, labelled, type Pdf, paragraph, picture } from '../../../platform/pdf';
import type { Report } from '../report.types';
import type { Look } from '../words.types';
import { STYLES } from './styles';

const LOGO = { width: 180, height: 40 };

/** What begins a report: whose it is, what it is of, and what was asked for. */
export async function drawCover(pdf: Pdf, report: Report, look: Look, logo: Buffer | null): Promise<void> {
  const { words, desk, madeBy, madeAt, timeZone } = look;
  const { doc, left, width } = pdf;
  decorate(pdf, () => doc.rect(left, pdf.y - 16, width, 3).fill(desk.colour));
  const alt = words.t('reports.pdf.logo', { name: desk.name });
  const drawn = logo && picture(pdf, alt, logo, { x: left, y: pdf.y, ...LOGO });
  if (drawn) pdf.y += drawn.height + 14;
  else await paragraph(pdf, desk.name, STYLES.name, { gap: 8 });
  await heading(pdf, report.title, 1, STYLES.title, { gap: 8 });
  labelled(pdf, report.parameters, { label: STYLES.label, text: STYLES.body });
  const made = { name: madeBy, moment: words.fmt.dateTime(madeAt), zone: timeZone };
  if (report.period.isRunning) await paragraph(pdf, words.t('reports.running'), STYLES.label, { gap: 4 });
  await paragraph(pdf, words.t('reports.pdf.made', made), STYLES.label, { gap: 16 });
}
