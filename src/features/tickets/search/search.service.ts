import type { Ctx } from '../../../platform/ctx';
import { cursorKey, decodeCursor, encodeCursor } from '../../../platform/paging';
import { foldedText } from '../../../platform/search/fold';
import { excerpt, type Mark, marked, placesOf } from '../../../platform/search/marks';
import { fieldDefinitions, isShownToCustomers, type TicketField } from '../../fields';
import { listPage } from '../lists/lists.queries';
import { type Finding, type Found, findTickets, TIERS, type Tier } from './finding.service';
import { marksOf } from './marking';
import type { FoundTicket, SearchAsked, Snippet, TicketSearch } from './search.types';
import { type ShownText, shownTexts } from './snippets.queries';
import { valuesOf, wordsFor } from './texts';

const PAGE = 20;
const MOST = 50;
/** Tickets are counted that far. */
export const MOST_COUNTED = 100;

/**
 * The tickets in which all of it stands, for who may see them, a page at a time; with the words marked, and where they
 * stand that the reader may read.
 */
export async function searchTickets(ctx: Ctx, asked: SearchAsked): Promise<TicketSearch> {
  const limit = Math.min(Math.max(Math.trunc(asked.limit ?? PAGE), 1), MOST);
  const after = placeIn(asked.cursor);
  const isCounted = !after && !asked.briefly;
  const finding = await findTickets(ctx, { ...asked, after, limit: (isCounted ? MOST_COUNTED : limit) + 1 });
  const page = finding.found.slice(0, limit);
  const isMore = finding.found.length > limit;
  const last = page.at(-1);
  const items = await foundTickets(ctx, asked, page, finding);
  return {
    items,
    next: isMore && last ? cursorAt(last) : null,
    count: isCounted ? Math.min(finding.found.length, MOST_COUNTED) : null,
    isMore: isCounted ? finding.found.length > MOST_COUNTED : isMore,
    isCut: finding.isCut,
    instead: insteadIn(items, finding),
  };
}

/** Where a page ended: how it was found, and its number. */
function placeIn(cursor: string | undefined): { tier: Tier; number: number } | undefined {
  const found = cursor ? decodeCursor(cursor, [cursorKey.integer, cursorKey.integer]) : null;
  const tier = TIERS[Number(found?.keys[0] ?? -1)];
  return found && tier ? { tier, number: Number(found.keys[1]) } : undefined;
}

const cursorAt = ({ tier, number }: Found): string =>
  encodeCursor({ direction: 'next', keys: [TIERS.indexOf(tier), number] });

async function foundTickets(
  ctx: Ctx,
  { audience, briefly }: SearchAsked,
  page: Found[],
  finding: Finding,
): Promise<FoundTicket[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const where = [{ sql: 't.id = any(:foundIds::uuid[])', bindings: { foundIds: ids } }];
  const [tickets, texts, fields] = await Promise.all([
    listPage(ctx, audience, { where, order: 'created', limit: ids.length }),
    briefly ? [] : shownTexts(ctx.db, ids, audience === 'staff'),
    fieldDefinitions(ctx),
  ]);
  const known = new Map(tickets.items.map((ticket) => [ticket.id, ticket]));
  const isWithin = page.some(({ tier }) => tier === 'within' || tier === 'near');
  const { marks, likely } = marksOf(finding.terms, finding.wording.wordsFor, isWithin);
  return page.flatMap(({ id }) => {
    const ticket = known.get(id);
    if (!ticket) return [];
    const subject = placesOf(ticket.subject, marks, likely);
    const said = texts
      .filter(({ ticketId }) => ticketId === id)
      .flatMap((text) => readable(text, fields, audience === 'staff'));
    return [
      {
        ticket,
        subject: marked(ticket.subject, subject),
        snippet: snippetOf(said, marks, likely, subject.marks),
      },
    ];
  });
}

/** Values of custom fields as readers see them; those that this reader may not see are left out. */
function readable(text: ShownText, fields: readonly TicketField[], internals: boolean): ShownText[] {
  if (text.place !== 'field') return [text];
  const field = fields.find(({ key }) => key === text.name);
  if (!field || !(internals || isShownToCustomers(field))) return [];
  const values = valuesOf(JSON.parse(text.text)).flatMap((value) => wordsFor(field, value));
  return [{ ...text, text: values.join(' · ') }];
}

/** What was found in the place of words that are nowhere, as it is written where the reader sees it. */
function insteadIn(items: FoundTicket[], { wording, terms }: Finding): TicketSearch['instead'] {
  const pieces = items.flatMap(({ subject, snippet }) => subject.concat(snippet?.text ?? []));
  const found = pieces
    .filter(({ isMarked }) => isMarked)
    .map(({ text }) => ({ text, folded: foldedText(text) }));
  return terms.flatMap(({ text, parts }) => {
    const words = wording.nearFor(parts.at(-1) ?? '');
    const instead = found.find(({ folded }) => words.includes(folded));
    return instead ? [{ typed: text, found: instead.text }] : [];
  });
}

/** Where most of it stands, of the same number the first; null where the subject has it all. */
function snippetOf(texts: ShownText[], marks: Mark[], likely: RegExp, inSubject: number): Snippet | null {
  if (marks.length > 0 && inSubject === marks.length) return null;
  let best: { text: ShownText; places: ReturnType<typeof placesOf> } | null = null;
  for (const text of texts) {
    const places = placesOf(text.text, marks, likely);
    if (places.marks > (best?.places.marks ?? 0)) best = { text, places };
    if (best?.places.marks === marks.length) break;
  }
  if (!best) return null;
  const { place, name, commentId, text } = best.text;
  return { place, name: place === 'file' ? null : name, commentId, text: excerpt(text, best.places) };
}
