/** A part of a query that is looked for in texts. */
export interface TextTerm {
  /** As it was typed, without the quotes around it or the minus before it. */
  text: string;
  /** Its words stand beside each other, whole and in this order. */
  phrase: boolean;
  /** What has it is not found. */
  excluded: boolean;
  /** Where it has to stand; anywhere when left out. */
  within?: 'subject';
}
