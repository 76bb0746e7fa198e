import type { TextTerm } from '../../../platform/search/terms';
import { quoted } from '../../query';
import type { ReadFilter, ReadPart, ReadValue, Search, Wrong } from './wanted.types';

// Questions to a query that has been read.

export const isFilter = (read: ReadPart): read is ReadFilter => read.part.kind === 'filter';

/** A value as it stands in a query. */
export const valueWritten = ({ piece, word }: ReadValue): string =>
  word ?? piece.operator + (piece.quoted ? quoted(piece.text) : piece.text);

/** What is to be looked for in texts. */
export const termsOf = ({ parts }: Pick<Search, 'parts'>): TextTerm[] =>
  parts.flatMap(({ part }) =>
    part.kind === 'text'
      ? {
          text: part.text,
          phrase: part.phrase,
          excluded: part.excluded,
          ...(part.within && { within: part.within }),
        }
      : [],
  );

export const filtersOf = ({ parts }: Pick<Search, 'parts'>): ReadFilter[] => parts.filter(isFilter);

export const wrongOf = (search: Pick<Search, 'parts'>): Wrong[] =>
  filtersOf(search).flatMap(({ wrong }) => wrong);
