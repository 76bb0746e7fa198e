import type { Flash } from '../../../platform/http/flash';
import { listHref } from '../../../platform/http/lists';
import { ticketUrl } from '../addresses.view';
import type { View } from '../tickets.words';
import type { Undo } from './undo.types';

/** The page of a ticket with what was undone back in its composer, which has the focus: with a fragment it would not. */
export function draftUrl(number: number, view: View | null, undone: string | undefined): string {
  return undone ? listHref(ticketUrl(number, null), { view, undone }) : ticketUrl(number, view);
}

/** What a message offers to undo. */
export const undoIn = (undo: Undo | null): Pick<Flash, 'undo'> =>
  undo ? { undo: { id: undo.id, until: undo.until.getTime() } } : {};
