import type { Words } from '../../fields';
import { MOST_CHARACTERS } from '../../query';
import { queryHelp } from './help';

/** The box of a query: see `components/query-box.njk`. */
export function queryBoxOf({ t, locale }: Pick<Words, 't' | 'locale'>) {
  return {
    name: 'q',
    label: t('query.box'),
    placeholder: t('query.placeholder'),
    // One more than count: the page says that the rest was cut.
    maxlength: MOST_CHARACTERS + 1,
    complete: '/desk/search/complete',
    help: queryHelp(locale, t),
  };
}
