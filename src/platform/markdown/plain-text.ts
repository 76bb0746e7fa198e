import MarkdownIt, { type Token } from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });

interface List {
  /** The next number; null in a list of points. */
  next: number | null;
}

/** Markdown as text to read: for the text part of mails and for excerpts. Links keep their address. */
export function toPlainText(source: string): string {
  const blocks: string[] = [];
  const lists: List[] = [];
  let mark = '';
  let cells: string[] | null = null;

  function add(text: string): void {
    const indent = '  '.repeat(Math.max(0, lists.length - 1));
    const rest = `${indent}${' '.repeat(lists.length > 0 ? 2 : 0)}`;
    blocks.push((mark ? indent + mark : rest) + text.replace(/\n/g, `\n${rest}`));
    mark = '';
  }

  for (const token of markdown.parse(source, {})) {
    if (token.type === 'ordered_list_open') lists.push({ next: Number(token.attrGet('start') ?? 1) });
    else if (token.type === 'bullet_list_open') lists.push({ next: null });
    else if (token.type.endsWith('_list_close')) lists.pop();
    else if (token.type === 'list_item_open') mark = markOf(lists.at(-1));
    else if (token.type === 'tr_open') cells = [];
    else if (token.type === 'tr_close') {
      add((cells ?? []).join(' | '));
      cells = null;
    } else if (token.type === 'hr') add('---');
    else if (token.type === 'fence' || token.type === 'code_block') add(token.content.replace(/\n$/, ''));
    else if (token.type === 'inline' && cells) cells.push(inlineText(token.children ?? []));
    else if (token.type === 'inline') add(inlineText(token.children ?? []));
  }
  return joined(blocks);
}

/** The beginning of a Markdown text on one line, at most `length` characters, with an ellipsis where it was cut. */
export function excerpt(source: string, length: number): string {
  const line = toPlainText(source).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= length) return line;
  const kept = characters.slice(0, length - 1).join('');
  return `${kept.replace(/\s\S{0,20}$/, '').trimEnd()}…`;
}

function markOf(list: List | undefined): string {
  if (!list || list.next === null) return '- ';
  list.next += 1;
  return `${list.next - 1}. `;
}

function inlineText(tokens: Token[]): string {
  let text = '';
  let link: { href: string; from: number } | null = null;
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open')
      link = { href: String(token.attrGet('href') ?? ''), from: text.length };
    else if (token.type === 'link_close' && link) {
      if (!sameTarget(text.slice(link.from), link.href)) text += ` (${link.href})`;
      link = null;
    } else text += token.content;
  }
  return text;
}

/** A bare link shows its address already. */
function sameTarget(label: string, href: string): boolean {
  return [href, decoded(href)].some(
    (target) => target.replace(/^(mailto:|https?:\/\/)/, '') === label.replace(/^https?:\/\//, ''),
  );
}

function decoded(href: string): string {
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** List items and table rows stand close together, everything else with a line between. */
function joined(blocks: string[]): string {
  return blocks
    .map((block, index) => {
      const close = /^\s*(- |\d+\. )/.test(block) && /^\s*(- |\d+\. )/.test(blocks[index - 1] ?? '');
      return index === 0 ? block : (close ? '\n' : '\n\n') + block;
    })
    .join('')
    .trim();
}
