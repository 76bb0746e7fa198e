import type { Request } from 'express';

/** One entry of a select, a radio group or the like. */
export interface Option {
  value: string;
  label: string;
}

/** Entries of a select that belong together, under a name; those without one stand alone. */
export interface OptionGroup {
  label: string;
  options: Option[];
}

export function namedOptions(items: readonly { id: string; name: string }[]): Option[] {
  return items.map(({ id, name }) => ({ value: id, label: name }));
}

/** Words of a fixed list, each with the text `<prefix>.<word>`. */
export function wordOptions(req: Pick<Request, 'shell'>, prefix: string, words: readonly string[]): Option[] {
  return words.map((word) => ({ value: word, label: req.shell.t(`${prefix}.${word}`) }));
}
