// The query language by itself: its words in both languages, how a text is taken apart and how it is written. What its
// parts ask of tickets is theirs (`tickets/query`).

export * from './moments';
export { nearest } from './nearest';
export { MOST_CHARACTERS, parse } from './parse';
export type * from './query.types';
export * from './words';
export * from './write';
