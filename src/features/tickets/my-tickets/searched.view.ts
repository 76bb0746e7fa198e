import { listHref } from '../../../platform/http/lists';
import type { Shell } from '../../../platform/http/request';
import type { TicketField } from '../../fields';
import type { FoundTicket, TicketSearch } from '../search/search.types';
import { countOf, notesOn, placeHref, placeOf } from '../search/told';
import type { TypedSearch } from '../search/typed.service';
import type { Section } from '../tickets.words';
import { type ListState, listView, PATH } from './my-tickets.view';

export interface Searched {
  typed: TypedSearch;
  /** Null where there is nothing to look for. */
  found: TicketSearch | null;
  fields: readonly TicketField[];
  /** Replies on an earlier page of their ticket's timeline. */
  earlier: ReadonlySet<string>;
  /** The index is still being made: something may be missing. */
  isBeingPrepared: boolean;
  isFirst: boolean;
}

/** The list of what was looked for: the same page, with what was found marked. */
export function searchedView(
  shell: Shell,
  searched: Searched,
  counts: Record<Section, number>,
  state: Omit<ListState, 'section' | 'q'>,
) {
  const { typed, found, isFirst, isBeingPrepared } = searched;
  const q = typed.text;
  const items = found?.items ?? [];
  const page = { items: items.map(({ ticket }) => ticket), next: found?.next ?? null, previous: null };
  const asked = Object.assign({ section: undefined, q }, state);
  const model = listView(shell, page, counts, asked);
  const address = (more: Record<string, string | null>) =>
    listHref(PATH, { organization: state.organization ? '1' : null, q }, more);
  return Object.assign(model, {
    rows: model.rows.map((row, index) =>
      Object.assign(row, shownOf(shell, items[index], row.href, searched)),
    ),
    found: found && [model.found, countOf(shell, found)].filter(Boolean).join(' · '),
    notes: isFirst
      ? notesOn(shell, typed, found).concat(isBeingPrepared ? shell.t('search.building') : [])
      : [],
    first: isFirst ? null : address({}),
    empty: found ? model.empty : nothingToFind(shell, model.empty),
    widerHref: state.shares && !state.organization ? address({ organization: '1' }) : null,
  });
}

function shownOf(shell: Shell, item: FoundTicket | undefined, href: string, { fields, earlier }: Searched) {
  const { subject = [], snippet = null } = item ?? {};
  return {
    marked: subject,
    snippet: snippet && {
      place: placeOf(shell, snippet, fields),
      text: snippet.text,
      href: placeHref(href, snippet, { audience: 'customer', earlier }),
    },
  };
}

function nothingToFind({ t }: Shell, empty: ReturnType<typeof listView>['empty']) {
  const title = t('search.nothing_to_find');
  return { icon: empty.icon, title, text: t('search.nothing_to_find_text'), offersNew: false };
}
