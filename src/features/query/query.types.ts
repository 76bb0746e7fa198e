import type { Name } from './words';

// What a text of the query language is made of. Offsets are places in that text.

/** One value of a filter: of `priority:P1,P2` there are two. */
export interface Piece {
  from: number;
  to: number;
  /** `>`, `>=`, `<` or `<=` before it. */
  operator: '' | '>' | '>=' | '<' | '<=';
  /** What it says, without quotes. */
  text: string;
  quoted: boolean;
}

interface Placed {
  from: number;
  to: number;
  /** A dash stands before it. */
  excluded: boolean;
}

/** Something to be looked for. */
export interface TextPart extends Placed {
  kind: 'text';
  text: string;
  phrase: boolean;
  within?: 'subject';
}

/** A name and its values. */
export interface FilterPart extends Placed {
  kind: 'filter';
  name: Name;
  /** Of a custom field, what it was called. */
  field?: string;
  pieces: Piece[];
}

export type Part = TextPart | FilterPart;
