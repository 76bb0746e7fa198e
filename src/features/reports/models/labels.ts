import { localized } from '../../../platform/i18n/localized';
import type { AskedIn } from '../asked.types';
import { type Named, namesOf } from '../figures/names.queries';

/** What the keys of a dimension are called; what is gone says so. */
export type Labels = (dimension: Named, key: string | null) => string;

/** The names of what groups are of, in one statement. */
export async function labelsOf(
  { ctx, words: { t, locale } }: AskedIn,
  keys: Partial<Record<Named, (string | null)[]>>,
): Promise<Labels> {
  const idsOf = (kind: Named) => (keys[kind] ?? []).filter((key) => key !== null);
  const names = await namesOf(ctx.db, {
    department: idsOf('department'),
    category: idsOf('category'),
    organization: idsOf('organization'),
    technician: idsOf('technician'),
  });
  return (kind, key) => {
    if (key === null) return t(`report.none.${kind}`);
    const found = names[kind].get(key);
    return found ? localized(locale, found, 'name') : t('report.gone');
  };
}

/** The keys of a set of one dimension. */
export const keysOf = (rows: { key: string | null }[]): (string | null)[] => rows.map(({ key }) => key);
