const STARTS_LINE = /^(- |\d+\. |> |\{\{agent)/;
const MINUTES = { d: 24 * 60, h: 60, m: 1 } as const;

/** A text from an indented template: lines of a paragraph join, paragraphs and list items stay. */
export function md(strings: TemplateStringsArray): string {
  const paragraphs = strings
    .join('')
    .trim()
    .split(/\n\s*\n/);
  return paragraphs.map(joined).join('\n\n');
}

function joined(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) => line.trim())
    .reduce((text, line) => `${text}${STARTS_LINE.test(line) ? '\n' : ' '}${line}`);
}

/** Milliseconds of a span such as `2d 3h 20m`. */
export function milliseconds(span: string): number {
  const parts = span.split(' ').map((part) => {
    const unit = part.at(-1) as keyof typeof MINUTES;
    const minutes = Number(part.slice(0, -1)) * MINUTES[unit];
    if (!Number.isFinite(minutes)) throw new Error(`not a span of time: ${span}`);
    return minutes;
  });
  return parts.reduce((sum, minutes) => sum + minutes, 0) * 60_000;
}
