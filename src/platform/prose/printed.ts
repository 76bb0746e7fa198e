import { type BlockKind, blocksOf, itemOf, unquoted } from './blocks';
import { type Inline, inlineOf, linkParts } from './inline';

/** A part of a text as it is printed: lines without their marks, where a link has its address behind it. */
export interface PrintedBlock {
  kind: BlockKind;
  lines: string[];
}

/** What is read of a text on paper, where nothing can be followed. */
export function printedBlocks(source: string): PrintedBlock[] {
  return blocksOf(source).map(({ kind, lines }) => {
    switch (kind) {
      case 'code':
        return { kind, lines: lines.slice(1, -1) };
      case 'quote':
        return { kind, lines: lines.map((line) => printed(unquoted(line))) };
      case 'bullets':
        return { kind, lines: lines.map((line) => `• ${printed(itemOf(line).text)}`) };
      case 'numbers':
        return { kind, lines: lines.map((line) => numbered(line)) };
      default:
        return { kind, lines: lines.map(printed) };
    }
  });
}

function numbered(line: string): string {
  const { number, text } = itemOf(line);
  return `${number}. ${printed(text)}`;
}

const printed = (line: string): string => inlineOf(line).map(printedBy).join('');

function printedBy({ kind, raw }: Inline): string {
  switch (kind) {
    case 'code':
      return raw.slice(1, -1);
    case 'bold':
      return printed(raw.slice(2, -2));
    case 'italic':
      return printed(raw.slice(1, -1));
    case 'link': {
      const { label, address } = linkParts(raw);
      return label === address ? address : `${label} (${address})`;
    }
    default:
      return raw;
  }
}
