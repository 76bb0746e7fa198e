import { CANNED_VARIABLES } from '../../src/features/canned';

// What betrays, wherever people read or hear a page, that a value or a text was not there.

/** Values that have become words on their way to the page, and half a letter. */
const VALUE = /\bNaN\b|\bundefined\b|\bnull\b|\[object |\bInvalid Date\b|\bInfinity\b|∞|\uFFFD/g;
/** `{name}` of a text and `{{ name }}` or `{% tag %}` of a template that nothing was put in the place of. */
const PLACEHOLDER = /\{\s*[a-z_]\w*\s*(?:,[^}]*)?\}|\{\{|\}\}|\{%|%\}/gi;
const DOTTED = /[a-z][a-z0-9_]*(?:\.[a-zA-Z0-9_]+)+/g;

/** A start tag with its attributes, or text. */
const PIECE = /<([a-z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>|([^<]+)/gi;
const ATTRIBUTE = /([^\s=>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** Those that people read or hear, and `data-`, in which scripts find what they say. */
const READ = /^(?:title|aria-(?:label|description|valuetext)|placeholder|alt|value|label|content|data-.*)$/;

/** Canned replies have variables of their own, which people see as such; an excerpt may end within one. */
const VARIABLE = new RegExp(
  `\\{\\{(?:${CANNED_VARIABLES.join('|').replaceAll('.', '\\.')})\\}\\}|\\{\\{[a-z.]*…`,
  'g',
);

/** What administrators write in Liquid, and see as such. */
const LIQUID =
  /<(textarea|code)\b(?:[^"'>]|"[^"]*"|'[^']*')*\sdata-liquid\b[^>]*>[^<]*<\/\1>|<input\b(?:[^"'>]|"[^"]*"|'[^']*')*\sdata-liquid\b[^>]*>/gi;
const withoutMarks = (liquid: string) => liquid.replace(/\{\{|\}\}|\{%|%\}/g, '');

/**
 * What the page should not say, each with where it stands.
 * @param isKey whether a word is the key of a text, which has no place on a page
 */
export function blemishesOf(html: string, isKey: (word: string) => boolean): string[] {
  const page = html
    .replace(/<(script|style)\b.*?<\/\1>/gis, '')
    .replace(VARIABLE, '')
    .replace(LIQUID, withoutMarks);
  const read = (text: string) => [
    ...wordsIn(text, VALUE),
    ...wordsIn(text, PLACEHOLDER),
    ...wordsIn(text, DOTTED).filter(isKey),
  ];
  return [...page.matchAll(PIECE)].flatMap(([piece, tag, attributes, text]) => {
    if (text !== undefined) return read(text).map((word) => `${word} in “${text.trim()}”`);
    return [...(attributes ?? '').matchAll(ATTRIBUTE)].flatMap(([, name = '', value = '', other = value]) =>
      (READ.test(name) ? read(other) : wordsIn(other, VALUE)).map(
        (word) => `${word} as ${name} of ${tag}: ${piece}`,
      ),
    );
  });
}

const wordsIn = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([word]) => word);
