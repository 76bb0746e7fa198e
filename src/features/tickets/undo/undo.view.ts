import type { Flash } from '../../../platform/http/flash';
import { listHref } from '../../../platform/http/lists';
import { type Came, cameParams, ticketUrl } from '../addresses.view';
import type { Undo } from './undo.types';

/**
 * Where a reply or note that was undone is gone on with, and what is said of it: the page of its ticket with the text
 * back in its composer, which has the focus: with a fragment it would not. Its text may have been sent meanwhile.
 */
export function withdrawnAt(
  number: number,
  came: Came | null,
  { id, hasText }: { id: string; hasText: boolean },
): { url: string; key: string } {
  if (!hasText) return { url: ticketUrl(number, came), key: 'undo.flash.before' };
  return {
    url: listHref(ticketUrl(number, null), { ...cameParams(came), undone: id }),
    key: 'undo.flash.message',
  };
}

/** What a message offers to undo. */
export const undoIn = (undo: Undo | null): Pick<Flash, 'undo'> =>
  undo ? { undo: { id: undo.id, until: undo.until.getTime() } } : {};
