// What the buttons over a text area make of a text and its selection. No document here: the server's renderer is tested
// to understand each of them (platform/prose).

const AROUND = { bold: '**', italic: '_', code: '`' };
const BEFORE = { list: '- ', quote: '> ' };
const ADDRESS = 'https://';

/**
 * The part of a text to replace, by what, and what is selected then, from the beginning of the new part.
 * @param selection {{ start: number, end: number }}
 */
export function marked(kind, text, { start, end }) {
  if (BEFORE[kind]) return ofLines(text, start, end, (line) => BEFORE[kind] + line);
  const chosen = text.slice(start, end);
  if (kind === 'code' && chosen.includes('\n')) return fenced(text, start, end);
  if (kind === 'link') return linked(chosen.trim(), start, chosen);
  return around(chosen, start, AROUND[kind]);
}

/** Each line by itself, for a mark ends with its line; blanks stay outside, where the mark begins or ends a word. */
function around(chosen, start, mark) {
  if (chosen.trim() === '')
    return { start, end: start + chosen.length, by: mark + mark, from: mark.length, to: mark.length };
  const by = chosen.replace(
    /^([^\S\n]*)(\S.*?)([^\S\n]*)$/gm,
    (_line, before, words, after) => before + mark + words + mark + after,
  );
  const isOne = !chosen.includes('\n');
  const from = isOne ? chosen.length - chosen.trimStart().length + mark.length : 0;
  return { start, end: start + chosen.length, by, from, to: isOne ? from + chosen.trim().length : by.length };
}

/** Longer than any fence within, so that those are code. */
function fenced(text, start, end) {
  const longest = Math.max(
    2,
    ...[...text.slice(start, end).matchAll(/^`+/gm)].map(([ticks]) => ticks.length),
  );
  const fence = '`'.repeat(longest + 1);
  const whole = ofLines(text, start, end, (line) => line);
  return {
    ...whole,
    by: `${fence}\n${whole.by}\n${fence}`,
    from: fence.length + 1,
    to: fence.length + 1 + whole.by.length,
  };
}

/** The address is what is missing; where the selection is one, the words are. */
function linked(words, start, chosen) {
  const end = start + chosen.length;
  if (/^https?:\/\/\S+$/i.test(words)) return { start, end, by: `[](${words})`, from: 1, to: 1 };
  const from = words === '' ? 1 : words.length + 3;
  return { start, end, by: `[${words}](${ADDRESS})`, from, to: words === '' ? 1 : from + ADDRESS.length };
}

/** The whole lines that the selection touches; a last one of which nothing is chosen is not. */
function ofLines(text, start, end, change) {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const until = end > start && text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', until);
  const to = next < 0 ? text.length : next;
  const by = text.slice(from, to).split('\n').map(change).join('\n');
  return { start: from, end: to, by, from: by.length, to: by.length };
}
