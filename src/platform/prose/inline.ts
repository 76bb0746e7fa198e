// The marks within a line. Nothing is lost here either: the raw texts, joined, are the line again.

export type InlineKind = 'text' | 'code' | 'bold' | 'italic' | 'link' | 'url' | 'mail';

export interface Inline {
  kind: InlineKind;
  /** With its marks. */
  raw: string;
}

// Marks stand where words begin and end: within paths, names and sums they are what they are.
const BEFORE = String.raw`(?<=^|[\s\p{Ps}\p{Pi}"'¿¡—–])`;
const AFTER = String.raw`(?=$|[\s\p{Pe}\p{Pf}"'.,;:!?…—–、。，！？：；-])`;
/** Ends an address wherever it stands, as do characters that nobody sees. */
const NOT_OF_URL = String.raw`\s<>"\p{Cc}\p{Cf}、。，！？：；（）「」『』【】《》،؛؟`;

const KINDS: Record<Exclude<InlineKind, 'text'>, string> = {
  code: '(?<!`)`(?![`\\s])[^`\\n]*(?<!\\s)`(?!`)',
  link: String.raw`\[[^\[\]\n]+\]\(https?:\/\/(?:[^\s()<>"\p{Cc}\p{Cf}]|\([^\s()<>"\p{Cc}\p{Cf}]*\))+\)`,
  url: String.raw`(?<![\p{Script=Latin}\p{N}_@./\\-])(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|[Ww][Ww][Ww]\.)[^${NOT_OF_URL}]+`,
  mail: String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`,
  bold: String.raw`${BEFORE}\*\*(?![\s*])[^*\n]+(?<!\s)\*\*${AFTER}`,
  italic: String.raw`${BEFORE}_(?![\s_])[^_\n]+(?<!\s)_${AFTER}`,
};
const ANY = new RegExp(
  Object.entries(KINDS)
    .map(([kind, pattern]) => `(?<${kind}>${pattern})`)
    .join('|'),
  'gu',
);

/** A line as text, marks and addresses. */
export function inlineOf(line: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const { 0: match, index, groups = {} } of line.matchAll(ANY)) {
    const kind = (Object.keys(groups) as InlineKind[]).find((name) => groups[name] !== undefined) ?? 'text';
    const raw = kind === 'url' ? addressIn(match) : match;
    if (raw === '') continue;
    if (index > at) found.push({ kind: 'text', raw: line.slice(at, index) });
    found.push({ kind, raw });
    at = index + raw.length;
  }
  if (at < line.length) found.push({ kind: 'text', raw: line.slice(at) });
  return found;
}

/** The label and the address of `[label](address)`. */
export function linkParts(raw: string): { label: string; address: string } {
  const middle = raw.indexOf('](');
  return { label: raw.slice(1, middle), address: raw.slice(middle + 2, -1) };
}

/** What closes what; one that an address did not open is the sentence's. */
const OPENED: Record<string, string> = { ')': '(', ']': '[' };

/** Punctuation behind an address, and a bracket that it did not open, are the sentence's; empty where none is left. */
function addressIn(raw: string): string {
  const unopened: Record<string, number> = {};
  for (const [close, open] of Object.entries(OPENED))
    for (const letter of raw)
      unopened[close] = (unopened[close] ?? 0) + Number(letter === close) - Number(letter === open);
  let end = raw.length;
  for (; end > 0; end--) {
    const last = raw.charAt(end - 1);
    const count = unopened[last];
    if (count !== undefined && count <= 0) break;
    if (count !== undefined) unopened[last] = count - 1;
    else if (!/[.,;:!?'*_~»”’…`]/.test(last)) break;
  }
  const address = raw.slice(0, end);
  return /^(https?:\/\/.|www\.[^.]+\..)/iu.test(address) ? address : '';
}
