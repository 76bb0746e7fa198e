/** One field of a stale form: what it was when the form was opened, what each wants it to be. */
export interface Conflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
  by: { id: string; name: string } | null;
  at: Date;
}
