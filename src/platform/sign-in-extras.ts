/** What is read together with who is signed in, so that no page needs a statement of its own for it: features add theirs. */
// biome-ignore lint/suspicious/noEmptyInterface: it is the features' to fill
export interface SignInExtras {}

/** One of them: SQL of a value about the person `u`, whose organization, if any, is `o`; `:now` is a binding. */
export interface SignInColumn {
  name: keyof SignInExtras;
  sql: string;
}
