import {
  addLines,
  decorate,
  heading,
  lineHeight,
  type Pdf,
  paragraph,
  picture,
  wrap,
} from '../../../platform/pdf';
import type { Look } from '../look.types';
import type { Parameter, Report } from '../report.types';
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
  drawParameters(pdf, report.parameters);
  const made = { name: madeBy, moment: words.fmt.dateTime(madeAt), zone: timeZone };
  await paragraph(pdf, words.t('reports.pdf.made', made), STYLES.label, { gap: 16 });
}

/** Two beside each other; a long one takes as many lines as it needs. */
function drawParameters(pdf: Pdf, parameters: Parameter[]): void {
  const gap = 16;
  const width = (pdf.width - gap) / 2;
  for (let at = 0; at < parameters.length; at += 2) {
    const pair = parameters.slice(at, at + 2);
    const heights = pair.map((parameter, column) =>
      drawParameter(pdf, parameter, pdf.left + column * (width + gap), width),
    );
    pdf.y += Math.max(...heights) + 7;
  }
}

function drawParameter(pdf: Pdf, { label, text }: Parameter, x: number, width: number): number {
  const { y } = pdf;
  const element = pdf.doc.struct('P');
  pdf.root.add(element);
  const [labels, texts] = [wrap(label, STYLES.label, width), wrap(text, STYLES.body, width)];
  const below = y + labels.length * lineHeight(STYLES.label);
  addLines(pdf, element, [
    ...labels.map((line, at) => ({
      line,
      box: { x, y: y + at * lineHeight(STYLES.label), width },
      style: STYLES.label,
    })),
    ...texts.map((line, at) => ({
      line,
      box: { x, y: below + at * lineHeight(STYLES.body), width },
      style: STYLES.body,
    })),
  ]);
  element.end();
  return below - y + texts.length * lineHeight(STYLES.body);
}
