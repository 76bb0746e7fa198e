import type { Locale } from '../../../platform/ctx';
import { localized } from '../../../platform/i18n/localized';
import type { FieldOption, TicketField } from '../../fields';
import {
  dayOf,
  type FilterPart,
  isSaid,
  NONE,
  nearest,
  numberOf,
  type Piece,
  plain,
  quoted,
  readLimits,
  written,
  YES_WORDS,
} from '../../query';
import { momentExamples, type Read, sorted, wrongAt, wrongly } from './reading';
import type { ReadFilter } from './wanted.types';
import type { World } from './world.types';

// Custom fields: called by their key or their label in either language, read by their kind.

const MOST_TOLD = 5;

export const fieldCalled = (fields: readonly TicketField[], name: string): TicketField | undefined =>
  fields.find(({ key }) => plain(key) === plain(name)) ??
  fields.find(({ labelEs, labelEn }) => [labelEs, labelEn].some((label) => plain(label) === plain(name)));

export function readField(part: FilterPart, world: World, text: string): ReadFilter {
  const field = fieldCalled(world.fields, part.field ?? '');
  if (!field) {
    const { sorted: known, isNear } = nearest(world.fields, part.field ?? '', namesOf);
    const allowed = known.slice(0, MOST_TOLD).map(({ key }) => key);
    return { part, values: [], wrong: [wrongAt(text, part, { problem: 'field', allowed, isNear })] };
  }
  if (part.pieces.length === 0) {
    const allowed = choicesOf(field, world.locale).slice(0, MOST_TOLD);
    return {
      part,
      values: [],
      wrong: [wrongAt(text, part, { problem: 'missing', allowed, isNear: false })],
      field,
    };
  }
  const read = part.pieces.map((piece) => ({ piece, read: readPiece(field, piece, world) }));
  return sorted(part, text, read, { field });
}

const namesOf = ({ key, labelEs, labelEn }: TicketField) => [key, labelEs, labelEn];

/** What can be chosen in a field, as it is written. */
export function choicesOf(field: TicketField, locale: Locale): string[] {
  if (field.kind === 'checkbox') return [written(YES_WORDS.yes, locale), written(YES_WORDS.no, locale)];
  return field.options.map((option) => quoted(localized(locale, option, 'label')));
}

function readPiece(field: TicketField, piece: Piece, world: World): Read {
  const { locale } = world;
  if (!piece.quoted && isSaid(NONE, piece.text)) {
    return { piece, wanted: { is: 'none' }, word: written(NONE, locale) };
  }
  switch (field.kind) {
    case 'number': {
      const limits = readLimits(piece, numberOf);
      return limits ? { piece, wanted: { is: 'numbers', limits } } : wrongly('number', ['10', '>=2.5']);
    }
    case 'date': {
      const limits = readLimits(piece, (text) => dayOf(text, world));
      return limits
        ? { piece, wanted: { is: 'days', limits } }
        : wrongly('moment', momentExamples(locale).slice(0, 2));
    }
    case 'checkbox':
      return readFlag(piece, locale);
    case 'select':
    case 'multiselect':
    case 'tree':
      return readOption(field, piece, locale);
    default:
      return { piece, wanted: { is: 'contains', text: piece.text } };
  }
}

function readFlag(piece: Piece, locale: Locale): Read {
  const [yes, no] = [isSaid(YES_WORDS.yes, piece.text), isSaid(YES_WORDS.no, piece.text)];
  if (!yes && !no) return wrongly('choice', [written(YES_WORDS.yes, locale), written(YES_WORDS.no, locale)]);
  return {
    piece,
    wanted: { is: 'flag', on: yes },
    word: written(yes ? YES_WORDS.yes : YES_WORDS.no, locale),
  };
}

/** By its value or its label in either language, gone ones too; of a tree all below count. */
function readOption(field: TicketField, piece: Piece, locale: Locale): Read {
  const all = [field.options, field.formerOptions].flat();
  const wordsOf = ({ value, labelEs, labelEn }: FieldOption) => [value, labelEs, labelEn];
  const found = all.filter((option) => wordsOf(option).some((word) => plain(word) === plain(piece.text)));
  if (found.length > 0 && piece.operator === '') {
    const values = found.flatMap(({ value }) => withBelow(all, value));
    return {
      piece,
      wanted: { is: 'options', values },
      label: localized(locale, found[0] as FieldOption, 'label'),
    };
  }
  const { sorted: known, isNear } = nearest(field.options, piece.text, wordsOf);
  return wrongly(
    'choice',
    known.slice(0, MOST_TOLD).map((option) => quoted(localized(locale, option, 'label'))),
    isNear,
  );
}

function withBelow(all: readonly FieldOption[], value: string, seen = new Set<string>()): string[] {
  if (seen.has(value)) return [];
  seen.add(value);
  return [value].concat(
    all.filter(({ parent }) => parent === value).flatMap((option) => withBelow(all, option.value, seen)),
  );
}
