import {
  decorate,
  drawRunning,
  heading,
  labelled,
  lineHeight,
  makeRoom,
  type Pdf,
  paragraph,
  picture,
  type TextStyle,
} from '../../../platform/pdf';
import { printedBlocks } from '../../../platform/prose';
import { drawFiles } from './files';
import type { PaperLook } from './look.types';
import type { Paper, PaperEntry } from './paper.types';

const INK = '#18181b';
const MUTED = '#52525b';
const NOTE = '#92400e';
const GROUND = '#f4f4f5';

const style = (size: number, weight: TextStyle['weight'], colour = INK): TextStyle => ({
  size,
  weight,
  colour,
});

const STYLES = {
  desk: style(11, 'bold'),
  title: style(19, 'bold'),
  section: style(13, 'bold'),
  author: style(10, 'bold'),
  note: style(10, 'bold', NOTE),
  warning: style(10, 'bold', NOTE),
  body: style(10, 'regular'),
  quote: style(10, 'regular', MUTED),
  code: style(9, 'mono'),
  small: style(8.5, 'regular', MUTED),
} as const;

const LOGO = { width: 180, height: 36 };
const INDENT = 12;

/** A ticket from its head to the end of its conversation. */
export async function drawPaper(pdf: Pdf, paper: Paper, look: PaperLook): Promise<void> {
  const { t } = look;
  await drawHead(pdf, paper, look);
  if (paper.solution) {
    await heading(pdf, t('ticket.paper.solution'), 2, STYLES.section);
    await drawText(pdf, paper.solution);
    pdf.y += 12;
  }
  await heading(pdf, t('ticket.paper.conversation'), 2, STYLES.section);
  for (const entry of paper.entries) {
    if (entry.kind === 'event') await drawEvent(pdf, entry);
    else await drawEntry(pdf, entry, look);
  }
}

async function drawHead(pdf: Pdf, paper: Paper, look: PaperLook): Promise<void> {
  const { t, desk, madeBy, madeAt, timeZone } = look;
  decorate(pdf, () => pdf.doc.rect(pdf.left, pdf.y - 16, pdf.width, 3).fill(desk.colour));
  const alt = t('ticket.paper.logo', { name: desk.name });
  const drawn = desk.logo && picture(pdf, alt, desk.logo, { x: pdf.left, y: pdf.y, ...LOGO });
  if (drawn) pdf.y += drawn.height + 12;
  else await paragraph(pdf, desk.name, STYLES.desk, { gap: 8 });
  await heading(pdf, paper.subject, 1, STYLES.title, { gap: 6 });
  if (paper.warning) await paragraph(pdf, paper.warning, STYLES.warning, { gap: 6 });
  const facts = [{ label: t('ticket.paper.status'), text: paper.status }, ...paper.facts];
  labelled(pdf, facts, { label: STYLES.small, text: STYLES.body });
  const made = { name: madeBy, moment: madeAt, zone: timeZone };
  await paragraph(pdf, t('ticket.paper.made', made), STYLES.small, { gap: 16 });
}

/** Who wrote it and when, what, and the files that came with it. */
async function drawEntry(pdf: Pdf, entry: PaperEntry, look: PaperLook): Promise<void> {
  const { t } = look;
  const isNote = entry.kind === 'note';
  makeRoom(pdf, 4 * lineHeight(STYLES.body));
  rule(pdf);
  const said = isNote ? [t('ticket.paper.note')] : entry.role ? [entry.role] : [];
  await paragraph(pdf, [entry.author, ...said].join(' · '), isNote ? STYLES.note : STYLES.author, {
    role: 'H3',
  });
  await paragraph(pdf, entry.time, STYLES.small, { gap: 4 });
  if (entry.text.trim() === '') await paragraph(pdf, t('ticket.paper.empty'), STYLES.small);
  else await drawText(pdf, entry.text);
  await drawFiles(pdf, entry.files, look, STYLES.small);
  pdf.y += 12;
}

async function drawEvent(pdf: Pdf, { author, text, time }: PaperEntry): Promise<void> {
  rule(pdf);
  await paragraph(pdf, `${author} ${text}`.trim(), STYLES.small);
  await paragraph(pdf, time, STYLES.small, { gap: 10 });
}

function rule(pdf: Pdf): void {
  const { doc, left, width, y } = pdf;
  decorate(pdf, () =>
    doc
      .lineWidth(0.5)
      .strokeColor('#e4e4e7')
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke(),
  );
  pdf.y += 6;
}

/** A text with its lists, quotes and code told apart by where they stand. */
async function drawText(pdf: Pdf, source: string): Promise<void> {
  for (const { kind, text, code } of printedBlocks(source)) {
    if (kind === 'gap') pdf.y += lineHeight(STYLES.body) / 2;
    else if (kind === 'quote')
      await paragraph(pdf, text, STYLES.quote, { indent: INDENT, role: 'BlockQuote', code });
    else if (kind === 'code') await drawCode(pdf, text);
    else await paragraph(pdf, text, STYLES.body, { indent: kind === 'text' ? 0 : INDENT, code });
  }
}

async function drawCode(pdf: Pdf, text: string): Promise<void> {
  makeRoom(pdf, 2 * lineHeight(STYLES.code) + 2 * INDENT);
  pdf.y += INDENT / 2;
  await paragraph(pdf, text, STYLES.code, { indent: INDENT, role: 'Code', ground: GROUND, gap: INDENT / 2 });
}

/** What stands around a page of it. */
export function drawAround(
  pdf: Pdf,
  { number, subject, warning }: Paper,
  { t, desk }: PaperLook,
  { page, pages }: { page: number; pages: number },
): void {
  drawRunning(pdf, {
    above: page > 1 ? t('ticket.paper.title', { number: `#${number}`, subject }) : null,
    below: [desk.name, ...(warning ? [warning] : [])].join(' · '),
    count: t('ticket.paper.page', { page, pages }),
  });
}
