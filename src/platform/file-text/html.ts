import { Tokenizer } from 'htmlparser2';
import { collected } from './written';

/** What is not shown, until its end. */
const HIDDEN = new Set(['script', 'style', 'noscript', 'template']);
/** What stands within a line; all else begins and ends one. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/;

/**
 * What a page shows as text. Nothing is fetched, run or kept of its tags, which are not put together into a tree: of a page that
 * only opens some, that would take as long as its square.
 */
export function textOfHtml(html: string): string {
  const found = collected();
  let hidden: string | null = null;
  const nameOf = (start: number, end: number) => {
    const name = html.slice(start, end).toLowerCase();
    if (!INLINE.test(name)) found.add('\n');
    return name;
  };
  const ignore = () => undefined;
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname: (start, end) => {
        const name = nameOf(start, end);
        if (HIDDEN.has(name)) hidden ??= name;
      },
      onclosetag: (start, end) => {
        if (nameOf(start, end) === hidden) hidden = null;
      },
      ontext: (start, end) => {
        if (hidden === null) found.add(html.slice(start, end).replace(/\s+/g, ' '));
        if (found.isFull()) tokenizer.pause();
      },
      ontextentity: (codePoint) => {
        if (hidden === null) found.add(String.fromCodePoint(codePoint));
      },
      onattribdata: ignore,
      onattribentity: ignore,
      onattribend: ignore,
      onattribname: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onend: ignore,
      onopentagend: ignore,
      onprocessinginstruction: ignore,
      onselfclosingtag: ignore,
    },
  );
  tokenizer.write(html);
  if (!found.isFull()) tokenizer.end();
  return found.text();
}
