/** A piece of a text; those that were looked for are marked. */
export interface Marked {
  text: string;
  isMarked: boolean;
}
