import { isId } from '../../../platform/ids';
import {
  CHOICES,
  type ChoiceName,
  type FilterPart,
  isChoiceName,
  isMoment,
  isSaid,
  ME,
  type Name,
  NONE,
  nearest,
  numberOf,
  type Piece,
  quoted,
  readLimits,
  readMoment,
  type Said,
  ticketNumberOf,
  wordIn,
  written,
} from '../../query';
import { normalTags } from '../tickets.input';
import { readField } from './field-values';
import { readCategory, readDepartment } from './named';
import { momentExamples, type Read, sorted, wrongAt, wrongly } from './reading';
import type { ReadFilter, Wanted, Wrong } from './wanted.types';
import { MOST_OF_NAME, SCOPES, type World } from './world.types';

// The values of a filter, read by what its name is. Without I/O: what names mean is in the world.

/** So many are told of a long list. */
const MOST_TOLD = 8;

/** Names that can be asked for having nothing. */
const MAY_LACK: readonly Name[] = [
  'assignee',
  'category',
  'tag',
  'org',
  'participant',
  'follower',
  'due',
  'resolved',
  'closed',
  'rating',
  'hold',
  'field',
];

export function readFilter(part: FilterPart, world: World, text: string): ReadFilter {
  if (part.name === 'field') return readField(part, world, text);
  if (part.pieces.length === 0) return { part, values: [], wrong: [missing(part, world, text)] };
  const read = part.pieces.map((piece) => ({ piece, read: readPiece(part.name, piece, world) }));
  const isBounded = read.some(
    ({ read: one }) => 'wanted' in one && one.wanted.is === 'ids' && one.wanted.ids.length >= MOST_OF_NAME,
  );
  return sorted(part, text, read, isBounded ? { isBounded: true } : {});
}

function missing(part: FilterPart, world: World, text: string): Wrong {
  const allowed = allowedFor(part.name, world);
  return wrongAt(text, part, { problem: 'missing', allowed, isNear: false });
}

/** What may stand behind a name, as far as it can be listed. */
function allowedFor(name: Name, { locale, departments }: World): string[] {
  if (isChoiceName(name))
    return Object.values(CHOICES[name] as Record<string, Said>).map((word) => written(word, locale));
  if (name === 'department') return departments.slice(0, MOST_TOLD).map((one) => quoted(one.name));
  if (isMoment(name)) return momentExamples(locale);
  return [];
}

function readPiece(name: Name, piece: Piece, world: World): Read {
  const isNone = !piece.quoted && MAY_LACK.includes(name) && isSaid(NONE, piece.text);
  if (isNone) return { piece, wanted: { is: 'none' }, word: written(NONE, world.locale) };
  if (isChoiceName(name)) return readChoice(name, piece, world);
  if (SCOPES[name]) return readPerson(name, piece, world);
  if (isMoment(name)) {
    const between = readMoment(piece, world, name === 'due');
    return between
      ? { piece, wanted: { is: 'between', between } }
      : wrongly('moment', momentExamples(world.locale));
  }
  switch (name) {
    case 'department':
      return readDepartment(piece, world);
    case 'category':
      return readCategory(piece, world);
    case 'tag': {
      const [tag] = normalTags([piece.text]);
      return tag ? { piece, wanted: { is: 'tag', tag } } : wrongly('unknown');
    }
    default: {
      const limits = readLimits(piece, name === 'number' ? ticketNumberOf : numberOf);
      if (limits) return { piece, wanted: { is: 'numbers', limits } };
      return wrongly('number', name === 'number' ? ['1042', '1000..1100'] : ['10', '<=5']);
    }
  }
}

function readChoice(name: ChoiceName, piece: Piece, { locale }: World): Read {
  const list = CHOICES[name] as Readonly<Record<string, Said>>;
  const word = piece.operator === '' ? wordIn(list, piece.text) : undefined;
  if (word) return { piece, wanted: { is: 'word', word }, word: written(list[word] as Said, locale) };
  const { sorted: known, isNear } = nearest(Object.values(list), piece.text, ({ es, en }) => [es, en].flat());
  return wrongly(
    'choice',
    known.map((said) => written(said, locale)),
    isNear,
  );
}

const ids = (...found: string[]): Wanted => ({ is: 'ids', ids: found });

function readPerson(name: Name, piece: Piece, world: World): Read {
  const scope = SCOPES[name] ?? 'anyone';
  const { locale, me } = world;
  if (scope !== 'organization' && !piece.quoted && isSaid(ME, piece.text)) {
    return me ? { piece, wanted: ids(me), word: written(ME, locale) } : wrongly('unknown');
  }
  const found = world.found(scope, piece.text);
  if (!found) return wrongly('too_many');
  const typed = piece.text.toLowerCase();
  if (isId(typed)) return byId(piece, found[0]);
  const exact = found.filter(({ name: known, email }) => email === typed || known.toLowerCase() === typed);
  // An address is somebody's alone; a name may be the beginning of others.
  const meant = exact.some(({ email }) => email === typed) || scope === 'organization' ? exact : [];
  const those = meant.length > 0 ? meant : found;
  const [first] = those;
  if (!first) return wrongly('unknown');
  const label = those.length === 1 ? first.name : undefined;
  return {
    piece,
    wanted: ids(...those.slice(0, MOST_OF_NAME).map(({ id }) => id)),
    ...(label !== undefined && { label }),
  };
}

/** What old links say by its id is written by the address that it has alone, an organization by its name. */
function byId(piece: Piece, found: { name: string; email: string | null } | undefined): Read {
  if (!found) return { piece, wanted: ids(piece.text), label: '' };
  return { piece, wanted: ids(piece.text), label: found.name, word: quoted(found.email ?? found.name) };
}
