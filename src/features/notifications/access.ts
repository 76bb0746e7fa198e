import { audienceOf } from '../tickets';
import type { Readers } from './audience';
import { FOR_CUSTOMERS } from './kinds';

/**
 * What of this somebody may be told of now: staff matters are for those alone who work on the ticket, and the address of
 * a department hears of the tickets that are the department's.
 */
export function visible<T extends { template: string }>(
  told: readonly T[],
  { userId, address }: { userId: string | null; address: string | null },
  readers: Readers,
): T[] {
  const all = [...told];
  if (userId === null) return address?.toLowerCase() === readers.departmentEmail?.toLowerCase() ? all : [];
  const person = readers.people.find(({ id }) => id === userId);
  const audience = person ? audienceOf(person, readers) : null;
  if (audience === 'staff') return all;
  return audience === 'customer' ? all.filter(({ template }) => FOR_CUSTOMERS.has(template)) : [];
}
