import { firstCharacters } from '../characters';
import { type Block, blocksOf, itemOf, unquoted } from './blocks';
import { type Inline, inlineOf, linkParts } from './inline';

/** The beginning of a text on one line, without its marks; at most `length` characters, cut between words. */
export function excerpt(source: string, length: number): string {
  const words = blocksOf(source).flatMap(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
  if (firstCharacters(words, length).join('') === words) return words;
  const kept = firstCharacters(words, length - 1).join('');
  return `${kept.replace(/\s\S{0,20}$/, '').trimEnd()}…`;
}

function wordsOf({ kind, lines }: Block): string[] {
  switch (kind) {
    case 'code':
      return lines.slice(1, -1);
    case 'quote':
      return lines.map((line) => said(unquoted(line)));
    case 'bullets':
    case 'numbers':
      return lines.map((line) => said(itemOf(line).text));
    default:
      return lines.map(said);
  }
}

/** What is read of a line: its words without their marks, and of its links the labels. */
export const said = (line: string): string => inlineOf(line).map(saidBy).join('');

function saidBy({ kind, raw }: Inline): string {
  switch (kind) {
    case 'code':
      return raw.slice(1, -1);
    case 'bold':
      return said(raw.slice(2, -2));
    case 'italic':
      return said(raw.slice(1, -1));
    case 'link':
      return linkParts(raw).label;
    default:
      return raw;
  }
}
