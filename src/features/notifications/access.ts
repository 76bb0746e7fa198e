import { audienceOf } from '../tickets';
import type { Readers } from './audience';

/** What may be told to whoever asked for a ticket, or is in copy. */
const FOR_CUSTOMERS = new Set<string>([
  'received',
  'filed',
  'copied',
  'answered',
  'resolved',
  'closed',
  'reopened',
]);

/**
 * Whether somebody may be told of all this now: staff matters are for those alone who work on the ticket. An address
 * that is nobody's account, as that of a department, works on it.
 */
export function maySee(
  told: readonly { template: string }[],
  userId: string | null,
  readers: Readers,
): boolean {
  if (userId === null) return true;
  const person = readers.people.find(({ id }) => id === userId);
  const audience = person ? audienceOf(person, readers) : null;
  return (
    audience === 'staff' ||
    (audience === 'customer' && told.every(({ template }) => FOR_CUSTOMERS.has(template)))
  );
}
