import type { Ctx } from '../../../platform/ctx';
import { askedOf } from '../../../platform/search/asked';
import type { TextTerm } from '../../../platform/search/terms';
import { parse } from '../../query';
import type { Audience } from '../audience';
import { countsOf } from '../lists/counts.queries';
import { listPage } from '../lists/lists.queries';
import { filterConditions } from '../query/conditions.queries';
import { EMPTY, readQuery } from '../query/query.service';
import { filtersOf, termsOf } from '../query/search';
import type { Search } from '../query/wanted.types';
import type { Asking } from '../query/world.types';
import { type Condition, internalsTo } from '../visibility';
import { textCondition } from './condition.service';
import { MOST_COUNTED, searchTickets } from './search.service';
import type { SearchAsked, TicketSearch } from './search.types';

// The one place where what somebody typed becomes what is looked for: all pages of search and the palette come here.

export interface TypedSearch {
  /** What counts of it. */
  text: string;
  /** There was more. */
  isCut: boolean;
  terms: readonly TextTerm[];
  /** What else a ticket has to be: conditions on a ticket `t`. */
  where: Condition[];
  /** What was read, to be told and taken apart; nothing where no language is spoken. */
  search: Search;
  /** Only signs, or words that are all left out: there is nothing to look for. */
  saysNothing: boolean;
}

/** At the desk in the query language; customers, who are taught none, find the words that they type. */
export async function readTyped(
  ctx: Ctx,
  typed: string,
  asking: Asking,
  audience: Audience = 'staff',
): Promise<TypedSearch> {
  const read = await readQuery(ctx, typed, asking);
  const isStaff = audience === 'staff';
  const terms = isStaff ? termsOf(read) : plainTerms(read.text);
  const where = isStaff ? filterConditions(ctx, Object.assign({}, read, { parts: filtersOf(read) })) : [];
  return {
    text: read.text,
    isCut: read.isCut,
    terms,
    where,
    search: isStaff ? read : EMPTY,
    saysNothing: where.length === 0 && !asksForWords(terms),
  };
}

const asksForWords = (terms: readonly TextTerm[]): boolean =>
  askedOf(terms).terms.some(({ isExcluded }) => !isExcluded);

/** A name with a colon is a word as well. */
const plainTerms = (text: string): TextTerm[] =>
  parse(text).map((part) =>
    part.kind === 'text'
      ? { text: part.text, phrase: part.phrase, excluded: part.excluded }
      : { text: text.slice(part.from, part.to), phrase: false, excluded: false },
  );

/** What is found of it: in order of how well it fits, or where only filters are given, by the last news. */
export async function searchTyped(
  ctx: Ctx,
  { terms, where }: Pick<TypedSearch, 'terms' | 'where'>,
  asked: Pick<SearchAsked, 'audience' | 'where' | 'cursor' | 'limit' | 'briefly'>,
): Promise<TicketSearch> {
  const all = where.concat(asked.where ?? []);
  if (asksForWords(terms) || asked.audience === 'customer') {
    return searchTickets(ctx, Object.assign({}, asked, { terms, where: all }));
  }
  const without = await textCondition(ctx, terms, { audience: 'staff', where: all });
  return filtered(ctx, without ? all.concat(without) : all, asked);
}

const PAGE = 20;

async function filtered(
  ctx: Ctx,
  where: Condition[],
  { cursor, limit = PAGE, briefly }: Pick<SearchAsked, 'cursor' | 'limit' | 'briefly'>,
): Promise<TicketSearch> {
  const [page, counts] = await Promise.all([
    listPage(ctx, 'staff', { where, order: 'updated', limit, cursor, filtered: true }),
    cursor || briefly ? null : countsOf(ctx.db, { found: [internalsTo(ctx.actor), ...where] }),
  ]);
  const count = counts && Math.min(counts.found, MOST_COUNTED);
  return {
    items: page.items.map((ticket) => ({
      ticket,
      subject: [{ text: ticket.subject, isMarked: false }],
      snippet: null,
    })),
    next: page.next,
    count,
    isMore: counts !== null && counts.found > MOST_COUNTED,
    isCut: false,
    instead: [],
  };
}
