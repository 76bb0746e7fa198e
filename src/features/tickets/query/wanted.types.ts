import type { TicketField } from '../../fields';
import type { Between, FilterPart, Limits, Piece, TextPart } from '../../query';

// What the parts of a query ask for, once their names are known.

export type Wanted =
  /** That there is none. */
  | { is: 'none' }
  /** A word of a list, `open` as it is. */
  | { is: 'word'; word: string }
  | { is: 'ids'; ids: readonly string[] }
  | { is: 'tag'; tag: string }
  | { is: 'between'; between: Between }
  | { is: 'numbers'; limits: Limits<number> }
  /** Of a custom field. */
  | { is: 'days'; limits: Limits<string> }
  | { is: 'contains'; text: string }
  | { is: 'options'; values: readonly string[] }
  | { is: 'flag'; on: boolean };

export interface ReadValue {
  piece: Piece;
  wanted: Wanted;
  /** As the desk writes it in the reader's language, where that is not what was typed. */
  word?: string;
  /** What a name turned out to be, for the reader. */
  label?: string;
}

export type Problem =
  /** A name without a value. */
  | 'missing'
  /** Not of the list; `allowed` begins with what is nearest. */
  | 'choice'
  | 'moment'
  | 'number'
  /** Nobody and nothing that the reader may see is called so. */
  | 'unknown'
  | 'field'
  /** More names than one query is asked for. */
  | 'too_many';

export interface Wrong {
  from: number;
  to: number;
  /** What was typed there. */
  typed: string;
  problem: Problem;
  /** Values as they would be written, the best first. */
  allowed: readonly string[];
  /** Whether the first of them is probably what was meant. */
  isNear: boolean;
}

export interface ReadFilter {
  part: FilterPart;
  /** Those that can be read; what cannot is left out of account. */
  values: readonly ReadValue[];
  wrong: readonly Wrong[];
  /** Of a custom field. */
  field?: TicketField;
  /** More people have such a name than are looked for. */
  isBounded?: true;
}

export interface ReadText {
  part: TextPart;
}

export type ReadPart = ReadText | ReadFilter;

export interface Search {
  /** The query as it counts: cut where it was too long. */
  text: string;
  isCut: boolean;
  parts: readonly ReadPart[];
}
