import { foldedText } from './fold';

// What a text is made of for whoever looks for it: words, each at its place.
//
// A word is letters and digits (`7604ni`), with underscores between them (`5_a`). Words that nothing but a sign holds
// together are one word besides (`Wi-Fi` is `wi`, `fi` and `wifi`; `Jan's` is `jan`, `s` and `jans`), and so are groups of
// digits with blanks between them (`600 12 34 56`). Characters of scripts without blanks are a word each, as are emoji.
// Of signs, those that mean something by themselves are words (`%`, `C++`).

export interface Word {
  word: string;
  /** The count of words before it. A word made of several stands at the place of each. */
  at: number;
  /** Where it stands in the folded text. */
  from: number;
  to: number;
  kind: Kind;
}

/** `part` is one between underscores, `joined` is made of several words, and a phrase goes by none but `word`. */
type Kind = 'word' | 'part' | 'joined' | 'sign';

/** Characters of a word: what is longer is noise (base64), and is found by its beginning. */
export const LONGEST_WORD = 64;

const SIGNS = '%+#$€£°~^=<>\\\\';
const ALONE =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Extended_Pictographic}';
const LETTERS = `(?:(?![${ALONE}])[\\p{L}\\p{N}\\p{M}])`;
// Digits and signs are pictographs too, as far as Unicode is concerned.
const WORDS = new RegExp(
  `(?:${LETTERS}|[0-9])+(?:_+(?:${LETTERS}|[0-9])+)*_*|(?![0-9#*])[${ALONE}]|[${SIGNS}]`,
  'gu',
);
const SIGN = new RegExp(`^[${SIGNS}]$`);
/** What holds words together: `DS-7604NI-E1/4P`, `ana+news@demo.test`, `21:33:cc`. */
const JOINS = /^[-./\\:@'+&,#]$/;
/** Between the groups of a number: `(600) 12-34 56`. */
const BETWEEN_GROUPS = /^[) \u00a0./-]{1,2}$/;
const DIGITS = /^\d+$/;
/** Of a number that is written in groups: `1.7` is not 17. */
const FEWEST_DIGITS = 6;

interface Piece {
  word: string;
  from: number;
  to: number;
}

/** The words of a folded text, in its order. */
function* piecesOf(text: string): Generator<Piece> {
  for (const match of text.matchAll(WORDS)) {
    const [found] = match;
    yield { word: found, from: match.index, to: match.index + found.length };
  }
}

/** All words of a text, those made of several among them, at most so many places. */
export function wordsOf(text: string, most = Number.POSITIVE_INFINITY): Generator<Word> {
  return wordsIn(foldedText(text), most);
}

/** The same of a text that is folded already. */
export function* wordsIn(folded: string, most = Number.POSITIVE_INFINITY): Generator<Word> {
  let at = 0;
  let chain: Piece[] = [];
  for (const piece of piecesOf(folded)) {
    if (SIGN.test(piece.word)) {
      // Between words it only joins them: the chain is looked at first.
      yield { word: piece.word, at, from: piece.from, to: piece.to, kind: 'sign' };
      continue;
    }
    if (chain.length > 0 && !isJoined(folded, chain, piece)) {
      yield* joined(chain, at - chain.length);
      chain = [];
    }
    if (at >= most) break;
    yield* single(piece, at);
    chain.push(piece);
    at += 1;
  }
  yield* joined(chain, at - chain.length);
}

const LONGEST_CHAIN = 8;

function isJoined(text: string, chain: Piece[], next: Piece): boolean {
  const last = chain[chain.length - 1] as Piece;
  const between = text.slice(last.to, next.from);
  if (chain.length >= LONGEST_CHAIN) return false;
  if (JOINS.test(between)) return true;
  return BETWEEN_GROUPS.test(between) && chain.every(isGroup) && isGroup(next);
}

/** A group of digits as they are written in telephone numbers. */
const isGroup = ({ word }: Piece): boolean => DIGITS.test(word) && word.length > 1 && word.length < 10;

function* single({ word, from, to }: Piece, at: number): Generator<Word> {
  yield { word: word.slice(0, LONGEST_WORD), at, from, to, kind: 'word' };
  if (!word.includes('_')) return;
  let place = from;
  for (const part of word.split('_')) {
    const to = place + part.length;
    if (part) yield { word: part.slice(0, LONGEST_WORD), at, from: place, to, kind: 'part' };
    place = to + 1;
  }
}

function* joined(chain: Piece[], first: number): Generator<Word> {
  if (chain.length < 2) return;
  const word = chain.map((piece) => piece.word).join('');
  if (word.length > LONGEST_WORD || (DIGITS.test(word) && word.length < FEWEST_DIGITS)) return;
  const [from, to] = [(chain[0] as Piece).from, (chain[chain.length - 1] as Piece).to];
  for (const [index] of chain.entries()) yield { word, at: first + index, from, to, kind: 'joined' };
}
