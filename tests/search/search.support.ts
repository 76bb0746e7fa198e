import { searchTickets, type Ticket } from '../../src/features/tickets';
import type { Ctx } from '../../src/platform/ctx';
import type { TextTerm } from '../../src/platform/search/terms';

/** Terms as the box of a search has them: between blanks, in quotes, behind a minus. */
export function termsOf(q: string): TextTerm[] {
  return [...q.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)].map(([, minus, phrase, word]) => ({
    text: phrase ?? word ?? '',
    phrase: phrase !== undefined,
    excluded: minus === '-' && !/^\d/.test(word ?? ''),
    ...(minus === '-' && /^\d/.test(word ?? '') && { text: `-${word}` }),
  }));
}

export async function search(ctx: Ctx, q: string, audience: 'staff' | 'customer' = 'staff') {
  return searchTickets(ctx, { terms: termsOf(q), audience });
}

/** The subjects of what is found, in its order. */
export async function found(
  ctx: Ctx,
  q: string,
  audience: 'staff' | 'customer' = 'staff',
): Promise<string[]> {
  const { items } = await search(ctx, q, audience);
  return items.map(({ ticket }) => ticket.subject);
}

export const subjects = (tickets: Ticket[]): string[] => tickets.map(({ subject }) => subject);
