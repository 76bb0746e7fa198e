import type { Collected } from './written';
import { xmlReader } from './xml';

// Names without their prefix, which is each program's to choose: some write `ns0:p`.
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

interface Words {
  /** Whose text is text. */
  texts: Set<string>;
  /** In which nothing is. */
  hidden: Set<string>;
  /** What begins and ends a line, or stands for its end. */
  lines: Set<string>;
  /** What parts two words. */
  spaces: Set<string>;
}

/**
 * A Word document (ECMA-376): what stands in `w:t`, whose pieces of a word may lie apart. Text that is marked as deleted, codes
 * of fields, and what stands in for shapes in older programs (`mc:Fallback`), which would be there twice, are none.
 */
const WORD: Words = {
  texts: new Set(['t']),
  hidden: new Set(['Fallback']),
  lines: new Set(['p', 'br', 'cr', 'tr']),
  spaces: new Set(['tab', 'ptab', 'tc']),
};

/** A text of OpenDocument (ISO 26300), without what was deleted and is kept to be looked at, remarks, and what programs read. */
const OPEN_DOCUMENT: Words = {
  texts: new Set(['p', 'h']),
  hidden: new Set(['tracked-changes', 'annotation', 'scripts', 'forms', 'automatic-styles']),
  lines: new Set(['p', 'h', 'line-break', 'table-row']),
  spaces: new Set(['tab', 's', 'table-cell']),
};

export const wordReader = (found: Collected) => wordsReader(WORD, found);
export const openDocumentReader = (found: Collected) => wordsReader(OPEN_DOCUMENT, found);

function wordsReader({ texts, hidden, lines, spaces }: Words, found: Collected) {
  let within = 0;
  let unseen = 0;
  const partingAt = (name: string) => {
    if (lines.has(name)) found.add('\n');
    else if (spaces.has(name)) found.add('\t');
  };
  return xmlReader({
    open: (prefixed) => {
      const name = localName(prefixed);
      if (texts.has(name)) within += 1;
      if (hidden.has(name)) unseen += 1;
      partingAt(name);
    },
    text: (text) => {
      if (within > 0 && unseen === 0) found.add(text);
    },
    close: (prefixed) => {
      const name = localName(prefixed);
      if (texts.has(name)) within -= 1;
      if (hidden.has(name)) unseen -= 1;
      partingAt(name);
    },
  });
}
