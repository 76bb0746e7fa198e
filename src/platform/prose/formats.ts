import { escaped } from '../html';
import type { Direction } from './direction';

// How pages and mails write what a text is made of.

export interface Line {
  html: string;
  /** Null where nothing says it. */
  side: Direction | null;
}

interface Item extends Line {
  number: number | null;
  /** As typed: `- ` or `3. `. */
  mark: string;
}

export interface Format {
  text(raw: string): string;
  attribute(value: string): string;
  inlineCode(raw: string): string;
  /** The name of somebody who is mentioned. */
  mention(raw: string, isReader: boolean): string;
  /** Follows a link. */
  host(name: string): string;
  /** A paragraph. */
  lines(lines: Line[]): string;
  /** Empty lines between two blocks. */
  gap(lines: string[]): string;
  code(raw: string, word: string): string;
  quote(html: string, dir: Direction): string;
  list(items: Item[]): string;
}

/** What turns the direction of all that follows is kept, and turns nothing: alone in an isolate, it ends there. */
const shown = (text: string): string =>
  escaped(text).replace(/[\u202d\u202e]+/g, (overrides) => `<bdi>${overrides}</bdi>`);

export const PAGE: Format = {
  text: shown,
  attribute: escaped,
  inlineCode: (raw) => `<code>${shown(raw)}</code>`,
  mention: (raw, isReader) => {
    const tag = isReader ? 'mark' : 'span';
    return `<${tag} class="mention">${shown(raw)}</${tag}>`;
  },
  host: (name) => `<span class="real-host"> (${escaped(name)})</span>`,
  // What is copied from a p has an empty line more than it shows.
  lines: (lines) => `<div role="paragraph" dir="auto">${lines.map(({ html }) => html).join('<br>')}</div>`,
  gap: (lines) => lines.map((line) => `${line}\n`).join(''),
  code: (raw, word) =>
    `<pre dir="auto"><code${word && ` class="language-${escaped(word)}"`}>${shown(raw)}</code></pre>`,
  quote: (html) => `<blockquote dir="auto">${html}</blockquote>`,
  list: (items) => {
    const tag = items[0]?.number === null ? 'ul' : 'ol';
    const lines = items.map(
      ({ number, html }) => `<li${number === null ? '' : ` value="${number}"`}>${html}</li>`,
    );
    return `<${tag} dir="auto">${lines.join('')}</${tag}>`;
  },
};

/** Outlook's engine folds blanks and knows no `white-space`; a tab has no other way to be seen. */
const spaced = (text: string): string =>
  shown(text)
    .replace(/\t/g, '&nbsp;&nbsp;&nbsp;&nbsp;')
    .replace(/ (?= )/g, '&nbsp;');

const START: Record<Direction, string> = { ltr: 'left', rtl: 'right' };
const mailCode = 'font-family:Consolas,Menlo,monospace;font-size:14px;background:#f4f4f5;color:#18181b';

/** One paragraph, or several where lines are read from another side than those above: each stands as on a page. */
function paragraphs(lines: Line[]): string {
  let dir = lines.find(({ side }) => side)?.side ?? 'ltr';
  const runs: { dir: Direction; html: string[] }[] = [];
  for (const { html, side } of lines) {
    dir = side ?? dir;
    const line = html.replace(/^ /, '&nbsp;');
    const last = runs.at(-1);
    if (last?.dir === dir) last.html.push(line);
    else runs.push({ dir, html: [line] });
  }
  return runs
    .map(
      (run) =>
        `<p dir="${run.dir}" style="margin:0;text-align:${START[run.dir]}">${run.html.join('<br>')}</p>`,
    )
    .join('');
}

export const MAIL: Format = {
  ...PAGE,
  text: spaced,
  inlineCode: (raw) => `<code style="${mailCode}">${spaced(raw)}</code>`,
  lines: paragraphs,
  gap: (lines) => '<br>'.repeat(lines.length),
  // A line break right behind `<pre>` is dropped: by browsers, not by every program that reads mails.
  code: (raw) =>
    `<pre style="margin:0;padding:8px 12px;white-space:pre-wrap;${mailCode}"><code style="${mailCode}">${shown(raw)}</code></pre>`,
  quote: (html, dir) =>
    `<blockquote dir="${dir}" style="margin:0;padding-${START[dir]}:12px;border-${START[dir]}:3px solid #d4d4d8;color:#52525b">${html}</blockquote>`,
  // As typed: mail programs give bullets and numbers signs of their own.
  list: (items) => paragraphs(items.map(({ mark, html, side }) => ({ html: `${mark}${html}`, side }))),
};
