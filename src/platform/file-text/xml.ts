import { SaxesParser } from 'saxes';
import { UnreadableFile } from './types';

/** Deeper than any document, and what only made ones are. */
const DEEPEST = 2000;

interface XmlHandlers {
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * Reads XML piece by piece. Entities are the five of XML: where a document declares its own, or a type at all, it is no
 * office document, and nothing of it is expanded or fetched.
 * @throws UnreadableFile `damaged`
 */
export function xmlReader(handlers: XmlHandlers): { write(piece: string): void; close(): void } {
  const parser = new SaxesParser();
  let depth = 0;
  const refuse = (cause?: unknown): never => {
    throw new UnreadableFile('damaged', cause);
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name }) => {
    depth += 1;
    if (depth > DEEPEST) refuse(new Error('nested too deeply'));
    handlers.open(name);
  });
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handlers.close(name);
  });
  return { write: (piece) => void parser.write(piece), close: () => void parser.close() };
}
