import type { Locale } from '../../../platform/ctx';
import { DAY_WORDS, type FilterPart, type Piece, written } from '../../query';
import type { Problem, ReadFilter, ReadValue, Wrong } from './wanted.types';

// What comes of reading a value: what it asks for, or what is wrong with it.

export type Read = ReadValue | { problem: Problem; allowed: readonly string[]; isNear: boolean };

export const wrongly = (problem: Problem, allowed: readonly string[] = [], isNear = false): Read => ({
  problem,
  allowed,
  isNear,
});

export function sorted(
  part: FilterPart,
  text: string,
  read: { piece: Piece; read: Read }[],
  more: Pick<ReadFilter, 'field' | 'isBounded'> = {},
): ReadFilter {
  const values = read.flatMap(({ read: one }) => ('wanted' in one ? one : []));
  const wrong = read.flatMap(({ piece, read: one }): Wrong[] =>
    'wanted' in one ? [] : [wrongAt(text, piece, one)],
  );
  return { part, values, wrong, ...more };
}

export const wrongAt = (
  text: string,
  { from, to }: { from: number; to: number },
  { problem, allowed, isNear }: Exclude<Read, ReadValue>,
): Wrong => ({ from, to, typed: text.slice(from, to), problem, allowed, isNear });

export const momentExamples = (locale: Locale): string[] => [
  '>2026-01-31',
  '2026-01-01..2026-01-31',
  '<7d',
  written(DAY_WORDS.today, locale),
];
