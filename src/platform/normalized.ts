/** More marks in a row than any writing has: the limit of Unicode's stream-safe text (UAX 15, section 13). */
const LONG_RUN = /(\p{M}{30})\p{M}+/gu;

/**
 * A text in one of Unicode's forms, in time that grows with its length: the engine puts marks in order by insertion, so
 * that 50,000 behind one letter take seconds. Of more than thirty in a row the rest is left out.
 */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC' | 'NFKD'): string {
  return text.replace(LONG_RUN, '$1').normalize(form);
}
