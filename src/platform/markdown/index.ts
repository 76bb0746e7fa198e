import MarkdownIt, { type Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import { firstCharacters } from '../characters';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
// Pictures come as attachments: a remote one would tell its owner who reads, and when.
markdown.renderer.rules.image = (tokens, index) => markdown.utils.escapeHtml(tokens[index]?.content ?? '');

const HEADINGS = { h1: 'h2', h2: 'h3', h3: 'h4', h4: 'h5', h5: 'h6' };
const BLOCKS = ['p', 'br', 'hr', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'h2', 'h3', 'h4', 'h5', 'h6'];
const INLINE = ['a', 'strong', 'em', 's', 'b', 'i', 'u', 'del', 'ins', 'sub', 'sup', 'kbd'];
const TABLES = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...INLINE, ...TABLES],
  allowedAttributes: { a: ['href', 'title', 'rel'], ol: ['start'], code: ['class'], table: ['tabindex'] },
  allowedClasses: { code: ['language-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonBooleanAttributes: ['*'],
  transformTags: {
    ...HEADINGS,
    // A wide one scrolls by itself, which the keyboard has to reach.
    table: () => ({ tagName: 'table', attribs: { tabindex: '0' } }),
    a: (tagName, { href, title }) => ({
      tagName,
      attribs: { ...(href && { href }), ...(title && { title }), rel: 'noopener nofollow ugc' },
    }),
  },
};

/**
 * Markdown (CommonMark with tables, strikethrough, bare links and line breaks as typed) as HTML that is safe
 * to put in a page. Raw HTML is shown as text, pictures as their description, and headings begin at h2.
 */
export function renderMarkdown(source: string): string {
  return cleanHtml(markdown.render(source));
}

/** HTML from elsewhere (a mail) reduced to the same harmless elements: no scripts, styles, ids, pictures, frames. */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html, RULES);
}

/** The beginning of a Markdown text on one line, without its marks; at most `length` characters, cut between words. */
export function excerpt(source: string, length: number): string {
  const line = wordsOf(markdown.parse(source, {})).replace(/\s+/g, ' ').trim();
  if (firstCharacters(line, length).join('') === line) return line;
  const kept = firstCharacters(line, length - 1).join('');
  return `${kept.replace(/\s\S{0,20}$/, '').trimEnd()}…`;
}

/** Blocks are set apart by a space; within a line nothing comes between words that was not there. */
function wordsOf(tokens: Token[]): string {
  const inLine = ({ type, content }: Token) => (type.endsWith('break') ? ' ' : content);
  return tokens.map((token) => token.children?.map(inLine).join('') ?? token.content).join(' ');
}
