import { type Block, blocksOf, fenceWord, itemOf, unquoted } from './blocks';
import { directionOf, sideOf } from './direction';
import { said } from './excerpt';
import { type Format, type Line, MAIL, PAGE } from './formats';
import { hostBehind, hostUnsaid, hrefOf } from './hosts';
import { type Inline, inlineOf, linkParts } from './inline';

/** Deeper ones are shown with their marks. */
const DEEPEST_QUOTE = 8;

/** A text that a person typed as the HTML of a page, harmless, in which `white-space: pre-wrap` keeps every character. */
export function prose(source: string): string {
  return source && htmlOf(source, PAGE, 0);
}

/** The same for a mail, whose programs know neither style sheets nor `white-space`. */
export function mailProse(source: string): string {
  return source && htmlOf(source, MAIL, 0);
}

function htmlOf(source: string, format: Format, depth: number): string {
  return blocksOf(source)
    .map((block) => blockHtml(block, format, depth))
    .join('');
}

function blockHtml({ kind, lines }: Block, format: Format, depth: number): string {
  const dir = directionOf(lines.join('\n'));
  switch (kind) {
    case 'gap':
      return format.gap(lines);
    case 'code':
      return format.code(lines.slice(1, -1).join('\n'), fenceWord(lines[0] ?? ''));
    case 'quote': {
      const said = lines.map(unquoted).join('\n');
      const isDeep = depth >= DEEPEST_QUOTE;
      return format.quote(
        isDeep ? format.lines([{ html: format.text(said), side: dir }]) : htmlOf(said, format, depth + 1),
        dir,
      );
    }
    case 'bullets':
    case 'numbers':
      return format.list(
        lines.map((line) => {
          const { number, text } = itemOf(line);
          return { ...lineOf(text, format), number, mark: format.text(line.slice(0, -text.length)) };
        }),
      );
    default:
      return format.lines(lines.map((line) => lineOf(line, format)));
  }
}

const lineOf = (text: string, format: Format): Line => ({ html: lineHtml(text, format), side: sideOf(text) });

function lineHtml(line: string, format: Format, within?: 'link'): string {
  return inlineOf(line)
    .map((part) => partHtml(part, format, within))
    .join('');
}

/** @param within a link within a link is none, however deep it stands */
function partHtml({ kind, raw }: Inline, format: Format, within?: 'link'): string {
  switch (kind) {
    case 'code':
      return format.inlineCode(raw.slice(1, -1));
    case 'bold':
      return `<strong>${lineHtml(raw.slice(2, -2), format, within)}</strong>`;
    case 'italic':
      return `<em>${lineHtml(raw.slice(1, -1), format, within)}</em>`;
  }
  if (within) return format.text(raw);
  switch (kind) {
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
  return leading(href, lineHtml(label, format, 'link'), hostUnsaid(said(label), href), format);
}

/** A link, and behind it where it really leads when its text does not say so. */
function leading(href: string, shown: string, host: string | null, format: Format): string {
  return anchor(href, shown, format) + (host === null ? '' : format.host(host));
}

function anchor(href: string, shown: string, format: Format): string {
  return `<a href="${format.attribute(href)}" rel="noopener nofollow ugc">${shown}</a>`;
}
