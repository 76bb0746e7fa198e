/** Why a password would not last. */
export type Weakness =
  | 'leaked'
  | 'common'
  | 'personal'
  | 'repeat'
  | 'sequence'
  | 'date'
  | 'word'
  | 'guessable';
