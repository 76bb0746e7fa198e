// The shapes of tickets: what is written, and what screens read.

export type * from './reading.types';
export type * from './writing.types';
