import type { DerivedFrom, Priority, TicketType } from '../tickets';
import type { Book } from './book.types';
import type { Terms } from './clock/clock.types';
import { choosePolicy, type PolicyFacts, termsOf } from './terms';

/** What of a ticket decides its policy. */
export function policyFacts(ticket: DerivedFrom, isVip: boolean): PolicyFacts {
  const { priority, departmentId, organizationId, categoryId, type, fields } = ticket;
  return {
    priority: priority as Priority,
    departmentId,
    organizationId,
    categoryId,
    type: type as TicketType,
    isVip,
    fields,
  };
}

/** The policy for a ticket, and its terms; null where none is for it. */
export function promisedFor(
  book: Book,
  facts: PolicyFacts,
): { policyId: string | null; terms: Terms | null } {
  const chosen = choosePolicy(book, facts);
  const terms = chosen && termsOf(book, chosen.policy, facts.priority);
  return { policyId: terms ? terms.policyId : null, terms };
}
