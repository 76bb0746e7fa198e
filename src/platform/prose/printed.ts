import { type BlockKind, blocksOf, itemOf, unquoted } from './blocks';
import { type Inline, inlineOf, linkParts } from './inline';

/** A part of a text as it is printed: without its marks, where a link has its address behind it. */
export interface PrintedBlock {
  kind: BlockKind;
  text: string;
  /** What of it is code within a line: from which unit to before which. */
  code: [start: number, end: number][];
}

interface Run {
  text: string;
  isCode: boolean;
}

/** What is read of a text on paper, where nothing can be followed. */
export function printedBlocks(source: string): PrintedBlock[] {
  return blocksOf(source).map(({ kind, lines }) => {
    switch (kind) {
      case 'code':
        return { kind, text: lines.slice(1, -1).join('\n'), code: [] };
      case 'quote':
        return joined(
          kind,
          lines.map((line) => printed(unquoted(line))),
        );
      case 'bullets':
        return joined(
          kind,
          lines.map((line) => after('• ', itemOf(line).text)),
        );
      case 'numbers':
        return joined(kind, lines.map(numbered));
      default:
        return joined(kind, lines.map(printed));
    }
  });
}

function joined(kind: BlockKind, lines: Run[][]): PrintedBlock {
  const block: PrintedBlock = { kind, text: '', code: [] };
  for (const [at, line] of lines.entries()) {
    if (at > 0) block.text += '\n';
    for (const { text, isCode } of line) {
      if (isCode) block.code.push([block.text.length, block.text.length + text.length]);
      block.text += text;
    }
  }
  return block;
}

function numbered(line: string): Run[] {
  const { number, text } = itemOf(line);
  return after(`${number}. `, text);
}

const plain = (text: string): Run => ({ text, isCode: false });
const after = (mark: string, text: string): Run[] => [plain(mark), ...printed(text)];
const printed = (line: string): Run[] => inlineOf(line).flatMap(printedBy);

function printedBy({ kind, raw }: Inline): Run[] {
  switch (kind) {
    case 'code':
      return [{ text: raw.slice(1, -1), isCode: true }];
    case 'bold':
      return printed(raw.slice(2, -2));
    case 'italic':
      return printed(raw.slice(1, -1));
    case 'link': {
      const { label, address } = linkParts(raw);
      return [plain(label === address ? address : `${label} (${address})`)];
    }
    default:
      return [plain(raw)];
  }
}
