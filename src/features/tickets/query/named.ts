import { localized } from '../../../platform/i18n/localized';
import { isId } from '../../../platform/ids';
import { nearest, type Piece, plain, quoted } from '../../query';
import { type Read, wrongly } from './reading';
import type { World } from './world.types';

// Departments and categories: lists that everybody at the desk has before them.

interface Known {
  id: string;
  /** What it is called, in both languages and by its path. */
  names: string[];
  /** As the reader knows it. */
  label: string;
  /** As it is written so that nothing else is meant. */
  word: string;
}

const MOST_TOLD = 5;

/** By its whole name, else by the beginning of any of its words: several may be meant. */
function readKnown(piece: Piece, list: readonly Known[]): Read {
  if (isId(piece.text)) {
    const known = list.find(({ id }) => id === piece.text);
    const wanted = { is: 'ids', ids: [piece.text] } as const;
    return known
      ? { piece, wanted, label: known.label, word: quoted(known.word) }
      : { piece, wanted, label: '' };
  }
  const typed = plain(piece.text);
  const exact = list.filter(({ names }) => names.some((name) => plain(name) === typed));
  const begins = (name: string) => `_${plain(name)}`.includes(`_${typed}`);
  const found = exact.length > 0 ? exact : list.filter(({ names }) => names.some(begins));
  if (found.length === 0 || piece.operator !== '') {
    const { sorted, isNear } = nearest(list, piece.text, ({ names }) => names);
    return wrongly(
      'unknown',
      sorted.slice(0, MOST_TOLD).map(({ word }) => quoted(word)),
      isNear,
    );
  }
  const wanted = { is: 'ids', ids: found.map(({ id }) => id) } as const;
  return { piece, wanted, ...(found.length === 1 && { label: found[0]?.label }) };
}

export function readDepartment(piece: Piece, { departments }: World): Read {
  return readKnown(
    piece,
    departments.map(({ id, name }) => ({ id, names: [name], label: name, word: name })),
  );
}

export function readCategory(piece: Piece, world: World): Read {
  return readKnown(piece, knownCategories(world));
}

/** A subcategory is called by its own name, or behind its category's: `Hardware/Laptops`. */
export function knownCategories({ categories, locale }: Pick<World, 'categories' | 'locale'>): Known[] {
  const all = categories.flatMap((node) => [
    { id: node.id, es: node.nameEs, en: node.nameEn, own: node, label: localized(locale, node, 'name') },
    node.children.map((child) => ({
      id: child.id,
      es: `${node.nameEs}/${child.nameEs}`,
      en: `${node.nameEn}/${child.nameEn}`,
      own: child,
      label: `${localized(locale, node, 'name')} › ${localized(locale, child, 'name')}`,
    })),
  ]);
  return all.flat().map(({ id, es, en, own, label }) => {
    const names = [own.nameEs, own.nameEn, es, en];
    const alone = localized(locale, own, 'name');
    const isAlone = all.flat().filter((other) => namesOf(other.own).includes(plain(alone))).length === 1;
    return { id, names, label, word: isAlone ? alone : locale === 'es' ? es : en };
  });
}

const namesOf = ({ nameEs, nameEn }: { nameEs: string; nameEn: string }) => [plain(nameEs), plain(nameEn)];
