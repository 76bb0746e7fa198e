import type { TextTerm } from '../../../platform/search/terms';

/** As mails and pages write it, also with a prefix: `#1041`, `[#1041]`, `Ticket#1041`. */
const WRITTEN = /#\s?(\d{1,15})(?!\d)/;
/** Alone: `1041`, `1041-ES`. */
const ALONE = /^[([]?(\d{1,15})(?:-\p{L}{1,5})?[)\]]?$/u;

/** The numbers of tickets that somebody may mean: one as it is written, or what they typed if it is nothing else. */
export function numbersIn(terms: readonly TextTerm[]): number[] {
  const open = terms.filter(({ excluded, within }) => !excluded && within === undefined);
  const found = open.map(
    ({ text }) => WRITTEN.exec(text)?.[1] ?? (open.length === 1 ? ALONE.exec(text)?.[1] : undefined),
  );
  return [...new Set(found.filter((digits) => digits !== undefined).map(Number))].filter(
    (number) => number > 0,
  );
}
