import type { NewAttachment } from '../attachments/attachments.types';
import type { FiledValues } from '../tickets.types';

/**
 * Without a department the category's, else the desk's first active one; `requesterId` is whom staff file it for,
 * else oneself; `followUpOf` is the id of the ticket this one goes on from.
 */
export type NewTicket = FiledValues & {
  /** A customer nobody knows yet, in place of one: is added with the ticket. */
  newcomer?: { name: string; email: string };
  uploads?: NewAttachment[];
};
