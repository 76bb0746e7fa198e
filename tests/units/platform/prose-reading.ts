import { type HTMLElement, type Node, NodeType, parse } from 'node-html-parser';

/** The source of a text, from its HTML: what a reader sees, with the marks that its formatting stands for. */
export function readBack(html: string): string {
  return sourceOf(parse(html, { blockTextElements: {} })).join('\n');
}

function sourceOf(element: HTMLElement): string[] {
  return element.childNodes.flatMap((node) => {
    if (node.nodeType === NodeType.TEXT_NODE) return node.text.split('\n').slice(0, -1);
    const block = node as HTMLElement;
    switch (block.rawTagName) {
      case 'br':
        return [''];
      case 'pre':
        return [`\`\`\`${languageOf(block)}`, ...block.text.split('\n'), '```'];
      case 'blockquote':
        return sourceOf(block).map((line) => (line === '' ? '>' : `> ${line}`));
      case 'ul':
        return block.childNodes.map((item) => `- ${lineOf(item as HTMLElement)}`);
      case 'ol':
        return block.childNodes.map((item) => {
          const element = item as HTMLElement;
          return `${element.getAttribute('value')}. ${lineOf(element)}`;
        });
      case 'p':
      case 'div':
        return lineOf(block).split('\n');
      default:
        throw new Error(`a text has no <${block.rawTagName}>`);
    }
  });
}

const languageOf = (block: HTMLElement): string =>
  block.querySelector('code')?.getAttribute('class')?.replace('language-', '') ?? '';

const lineOf = (element: HTMLElement): string => element.childNodes.map(partOf).join('');

function partOf(node: Node): string {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  const part = node as HTMLElement;
  const inner = lineOf(part);
  switch (part.rawTagName) {
    case 'br':
      return '\n';
    case 'code':
      return `\`${inner}\``;
    case 'strong':
      return `**${inner}**`;
    case 'em':
      return `_${inner}_`;
    case 'bdi':
      return inner;
    case 'span':
      return '';
    case 'a': {
      const href = part.getAttribute('href') ?? '';
      const isTyped = [inner, `https://${inner}`, `mailto:${encodeURI(inner)}`].includes(href);
      return isTyped ? inner : `[${inner}](${href})`;
    }
    default:
      throw new Error(`a line has no <${part.rawTagName}>`);
  }
}
