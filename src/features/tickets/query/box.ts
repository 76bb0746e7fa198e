import type { Request } from 'express';
import { MOST_CHARACTERS } from '../../query';
import { queryHelp } from './help';

/** The box of a query: see `components/query-box.njk`. */
export function queryBoxOf({ shell: { t, locale } }: Pick<Request, 'shell'>) {
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
