import { makeRoom, type Pdf } from './document';
import { addLines, lineHeight, type TextStyle, wrap } from './text';

const COLUMNS = 2;
const GAP = { x: 16, y: 7 };

interface Labelled {
  label: string;
  text: string;
}

/** What belongs to labels, two beside each other; a long text takes as many lines as it needs. */
export function labelled(pdf: Pdf, items: Labelled[], styles: { label: TextStyle; text: TextStyle }): void {
  const width = (pdf.width - (COLUMNS - 1) * GAP.x) / COLUMNS;
  for (let at = 0; at < items.length; at += COLUMNS) {
    const row = items
      .slice(at, at + COLUMNS)
      .map(({ label, text }) => [
        ...wrap(label, styles.label, width).map((line) => ({ line, style: styles.label })),
        ...wrap(text, styles.text, width).map((line) => ({ line, style: styles.text })),
      ]);
    const heights = row.map((lines) => lines.reduce((sum, { style }) => sum + lineHeight(style), 0));
    makeRoom(pdf, Math.max(...heights));
    for (const [column, lines] of row.entries()) {
      let { y } = pdf;
      const x = pdf.left + column * (width + GAP.x);
      const placed = lines.map(({ line, style }) => {
        const box = { x, y, width };
        y += lineHeight(style);
        return { line, box, style };
      });
      const element = pdf.doc.struct('P');
      pdf.root.add(element);
      addLines(pdf, element, placed);
      element.end();
    }
    pdf.y += Math.max(...heights) + GAP.y;
  }
}
