import type { Words } from '../words.types';

/** Rows that a phone shows of a list at first. */
const FEW = 5;
/** So few more are no list to fold. */
const SPARED = 2;

/** How a list of so many rows is folded on a phone; null where it is short. */
export function foldOf(count: number, { t }: Words) {
  if (count <= FEW + SPARED) return null;
  return { few: FEW, all: t('reports.rows.all', { count }), fewer: t('reports.rows.fewer') };
}
