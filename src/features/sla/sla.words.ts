/** What a policy promises, in the order people read it. */
export const PROMISES = ['first_response', 'next_response', 'resolution'] as const;
export type PromiseKind = (typeof PROMISES)[number];

/** What became of a promise. */
export const OUTCOMES = ['running', 'met', 'breached', 'dropped'] as const;
export type Outcome = (typeof OUTCOMES)[number];
