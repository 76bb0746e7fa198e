import type { Request } from 'express';
import { listHref } from '../../../platform/http/lists';
import type { PageNavigation, Place } from '../../../platform/http/navigation';
import { countText } from '../lists/lists.view';
import { VIEWS, type View } from '../tickets.words';
import { HOME } from './queue.types';

// The queue's views as people go to them: in the navigation of staff, with how many tickets each has.

export const VIEW_ICONS: Record<View, string> = {
  mine: 'user-round',
  unassigned: 'inbox',
  departments: 'users-round',
  at_risk: 'timer',
  breached: 'flame',
  on_hold: 'circle-pause',
  resolved: 'circle-check',
  all: 'layers',
};

export const viewHref = (view: View): string => listHref(HOME, { view });

/** By number and not by letter: their places in the list are the same in every language. */
export const viewPlaces: Place[] = VIEWS.map((view, index) => ({
  key: `ticket.view.${view}`,
  href: viewHref(view),
  icon: VIEW_ICONS[view],
  go: String(index + 1),
}));

/** How many tickets the views have, by their addresses. */
export function viewCountTexts(req: Request, counts: Record<View, number>): PageNavigation['counts'] {
  return Object.fromEntries(VIEWS.map((view) => [viewHref(view), countText(req, counts[view])]));
}
