/**
 * One thing that is looked for in texts, as a query hands it over. All terms of a query have to fit: each narrows what is
 * found.
 */
export interface TextTerm {
  /** As it was typed, without the quotes around a phrase: a word, an address, a number, a code, never blank. */
  text: string;
  /** Its words follow one another: it stood between quotes. */
  phrase: boolean;
  /** What has it is left out: a dash stood before it. */
  excluded: boolean;
  /** Only the subject counts; else every text that the reader may read. */
  within?: 'subject';
}
