// What of a text is the beginning of somebody's name behind an @, and whose. It knows no page, so that tests call it as
// it is; whom a text really mentions the server decides (src/features/tickets/mentions).

const LONGEST = 60;
const SIGN = /[@＠]/u;
/** An @ behind these belongs to an address, a path or a word, but for scripts that part no words with blanks. */
const NOT_BEFORE =
  /(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_]|[@＠%+\\/]|[\p{L}\p{N}][.-])$/u;
const FENCE = /^`{3,}[\w+#.-]*$/;
const QUOTE = /^(?:> |>$)/;

/** The name that is being typed at the caret: where its @ stands, and what follows it; null where there is none. */
export function wordAt(text, caret) {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  // Within a word, or where code and what others said stand.
  if (/^[\p{L}\p{M}\p{N}_]/u.test(text.slice(caret, caret + 2)) || QUOTE.test(line)) return null;
  for (let at = line.length - 1; at >= Math.max(0, line.length - 1 - LONGEST); at -= 1) {
    if (!SIGN.test(line[at]) || NOT_BEFORE.test(line.slice(0, at))) continue;
    const query = line.slice(at + 1);
    if (/^\s/.test(query) || isCode(line.slice(0, at)) || isFenced(text.slice(0, caret))) return null;
    return { start: caret - query.length - 1, query };
  }
  return null;
}

const isCode = (before) => before.split('`').length % 2 === 0;
const isFenced = (before) => before.split('\n').filter((line) => FENCE.test(line)).length % 2 === 1;

export const folded = (text) =>
  text
    .replace(/[’‘‛ʼʻ′´]/g, "'")
    .normalize('NFKD')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();

/** Those whose name, from any of its words on, or address begins so. Whose is there already is offered no more. */
export function matching(people, query) {
  const wanted = folded(query);
  const found = people.filter(
    ({ name, email }) => ` ${folded(name)}`.includes(` ${wanted}`) || folded(email).startsWith(wanted),
  );
  const isDone = found.length === 1 && folded(found[0].write) === wanted;
  return isDone ? [] : found;
}
