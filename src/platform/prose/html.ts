import { type Block, blocksOf, fenceWord, itemOf, unquoted } from './blocks';
import { directionOf, sideOf } from './direction';
import { said } from './excerpt';
import { type Format, type Line, MAIL, PAGE } from './formats';
import { hostBehind, hostUnsaid, hrefOf } from './hosts';
import { linkParts } from './inline';
import { type Mention, type Mentions, NONE, type Part, partsOf, placesOf } from './mentions';

/** Deeper ones are shown with their marks. */
const DEEPEST_QUOTE = 8;

interface Writing {
  format: Format;
  mentions: Mentions;
}

/**
 * A text that a person typed as the HTML of a page, harmless, in which `white-space: pre-wrap` keeps every character.
 * @param mentions are marked where they stand in what `spokenIn` finds, and nowhere else
 */
export function prose(source: string, mentions: readonly Mention[] = []): string {
  const writing = { format: PAGE, mentions: mentions.length > 0 ? placesOf(mentions) : NONE };
  return source && htmlOf(source, writing, 0);
}

/** The same for a mail, whose programs know neither style sheets nor `white-space`. */
export function mailProse(source: string): string {
  return source && htmlOf(source, { format: MAIL, mentions: NONE }, 0);
}

function htmlOf(source: string, writing: Writing, depth: number): string {
  let at = 0;
  return blocksOf(source)
    .map((block) => {
      const start = at;
      at += block.lines.reduce((length, line) => length + line.length + 1, 0);
      return blockHtml(block, start, writing, depth);
    })
    .join('');
}

/** @param start where the block begins in the text */
function blockHtml({ kind, lines }: Block, start: number, writing: Writing, depth: number): string {
  const { format } = writing;
  const dir = directionOf(lines.join('\n'));
  switch (kind) {
    case 'gap':
      return format.gap(lines);
    case 'code':
      return format.code(lines.slice(1, -1).join('\n'), fenceWord(lines[0] ?? ''));
    case 'quote': {
      const said = lines.map(unquoted).join('\n');
      const isDeep = depth >= DEEPEST_QUOTE;
      // Who is mentioned in a quote was mentioned by somebody else.
      const quoted = { format, mentions: NONE };
      return format.quote(
        isDeep ? format.lines([{ html: format.text(said), side: dir }]) : htmlOf(said, quoted, depth + 1),
        dir,
      );
    }
    case 'bullets':
    case 'numbers':
      return format.list(
        placed(lines, start).map(({ line, end }) => {
          const { number, text } = itemOf(line);
          const mark = format.text(line.slice(0, -text.length));
          return { ...lineOf(text, end - text.length, writing), number, mark };
        }),
      );
    default:
      return format.lines(
        placed(lines, start).map(({ line, end }) => lineOf(line, end - line.length, writing)),
      );
  }
}

/** The lines of a block that begins at that place in the text, each with where it ends. */
function placed(lines: string[], start: number): { line: string; end: number }[] {
  let at = start;
  return lines.map((line) => {
    const end = at + line.length;
    at = end + 1;
    return { line, end };
  });
}

const lineOf = (text: string, at: number, writing: Writing): Line => ({
  html: lineHtml(text, at, writing),
  side: sideOf(text),
});

/**
 * @param at where the line begins in the text
 * @param within a link within a link is none, however deep it stands
 */
function lineHtml(line: string, at: number, writing: Writing, within?: 'link'): string {
  let start = at;
  return partsOf(line, at, writing.mentions)
    .map((part) => {
      const html = partHtml(part, start, writing, within);
      start += part.raw.length;
      return html;
    })
    .join('');
}

function partHtml(part: Part, at: number, writing: Writing, within?: 'link'): string {
  const { raw } = part;
  const { format } = writing;
  switch (part.kind) {
    case 'mention':
      return format.mention(raw, part.isReader);
    case 'code':
      return format.inlineCode(raw.slice(1, -1));
    case 'bold':
      return `<strong>${lineHtml(raw.slice(2, -2), at + 2, writing, within)}</strong>`;
    case 'italic':
      return `<em>${lineHtml(raw.slice(1, -1), at + 1, writing, within)}</em>`;
  }
  if (within) return format.text(raw);
  switch (part.kind) {
    case 'mail':
      return anchor(`mailto:${encodeURI(raw)}`, format.text(raw), format);
    case 'url': {
      const href = hrefOf(raw);
      return href === null ? format.text(raw) : leading(href, format.text(raw), hostBehind(href), format);
    }
    case 'link':
      return linkHtml(raw, format);
    default:
      return format.text(raw);
  }
}

function linkHtml(raw: string, format: Format): string {
  const { label, address } = linkParts(raw);
  const href = hrefOf(address);
  if (href === null) return format.text(raw);
  // Marks are not seen: they take no name of a host apart.
  return leading(
    href,
    lineHtml(label, 0, { format, mentions: NONE }, 'link'),
    hostUnsaid(said(label), href),
    format,
  );
}

/** A link, and behind it where it really leads when its text does not say so. */
function leading(href: string, shown: string, host: string | null, format: Format): string {
  return anchor(href, shown, format) + (host === null ? '' : format.host(host));
}

function anchor(href: string, shown: string, format: Format): string {
  return `<a href="${format.attribute(href)}" rel="noopener nofollow ugc">${shown}</a>`;
}
