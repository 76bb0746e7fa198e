import { type FieldError, invalid } from './errors';

// A line that others read as a name: of a person, of a thing, of a ticket. Whoever writes one must not be able to make it
// read as another one, and what nobody sees must not tell two of them apart.

/**
 * What is drawn as nothing, or only turns the direction of what follows, or ends a line. Controls that are blanks stay.
 * What is no character yet, or one by private agreement, is drawn as every font likes, often as nothing; coming emoji are
 * no characters yet, too, and have their places kept.
 */
const UNSEEN =
  /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Co}\ufff9-\ufffc\u{1d159}]|(?!\p{Extended_Pictographic})\p{Cn}|(?![\s\u0085])\p{Cc}/gu;

/** Emoji as people send them: several signs held together by ones that are unseen. A literal cannot have the flag `v` yet. */
const EMOJIS = '\\p{RGI_Emoji}';
const EMOJI = new RegExp(EMOJIS, 'gv');

/** Scripts in which a joiner between two letters changes how they are written, so that it is part of the word. */
const JOINED =
  '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}' +
  '\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}]';
const JOINER = new RegExp(`(?<=${JOINED})[\\u200c\\u200d](?=${JOINED})`, 'gu');

/** Also the next line of IBM's character sets, and the Braille pattern without dots. */
const BLANKS = /[\s\u0085\u2800]+/gu;

/**
 * One line as it may be stored: composed (NFC), nothing invisible or deceptive in it, blanks as single spaces, none around
 * it. Letters of all scripts, emoji and the joiners that words need stay. Empty when nothing of it can be seen.
 */
export function lineOf(text: string): string {
  let line = cleaned(text);
  // Composed anew, marks change places, and a joiner may stand where none is needed.
  for (let before = ''; line !== before; ) [before, line] = [line, cleaned(line)];
  return line;
}

function cleaned(text: string): string {
  const whole = text.normalize('NFC');
  const kept = [...whole.matchAll(EMOJI), ...whole.matchAll(JOINER)]
    .map(({ index, 0: part }) => ({ begin: index, end: index + part.length }))
    .sort((a, b) => a.begin - b.begin);
  let line = '';
  let at = 0;
  for (const { begin, end } of kept) {
    line += whole.slice(at, begin).replace(UNSEEN, '') + whole.slice(begin, end);
    at = end;
  }
  line += whole.slice(at).replace(UNSEEN, '');
  // What was unseen may have stood between a letter and its accent.
  return line.replace(BLANKS, ' ').trim().normalize('NFC');
}

/**
 * Letters that are drawn as Latin ones or nearly so: of scripts that have many of them all, of Greek those alone, for a
 * title may say `10kΩ` (Unicode's list of confusables).
 */
const LOOK_ALIKES =
  /[\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Lisu}\p{Script=Coptic}\p{Script=Deseret}ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγηικνορτυχωϲϳ]/u;

/** Latin letters in the bold, italic or script that mathematics writes them in. */
const STYLED = /[\u{1d400}-\u{1d7ff}]/u;

/**
 * What is wrong with a new name; null for one that stays as it was, which may be older than the rule. Only in names: the
 * subject of a ticket deceives nobody about who wrote it, and may say `VPNом`.
 */
export function problemOfName(name: string, before?: string): FieldError | null {
  const word = name === before ? null : mixedWord(name);
  return word === null ? null : { key: 'input.mixed_alphabets', params: { word } };
}

/** @throws AppError `invalid` on the field, as `problemOfName` */
export function assertName(field: string, name: string, before?: string): void {
  const problem = problemOfName(name, before);
  if (problem) throw invalid(field, problem.key, problem.params);
}

/** The first word that mixes Latin letters with ones that look like them, or is written in such; null where there is none. */
export function mixedWord(line: string): string | null {
  const words = line.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const isMixed = (word: string) => /\p{Script=Latin}/u.test(word) && LOOK_ALIKES.test(word);
  return words.find((word) => STYLED.test(word) || isMixed(word)) ?? null;
}
