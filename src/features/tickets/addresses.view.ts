import type { Request } from 'express';
import { listHref } from '../../platform/http/lists';
import { VIEWS, type View } from './tickets.words';

/** Addresses below one ticket at the desk keep the queue that the technician came from. */
export function ticketUrl(number: number, view: View | null, path = ''): string {
  return listHref(`/desk/tickets/${number}${path}`, { view });
}

/** The queue that the technician came from; anything else in the address is ignored. */
export function viewOf(req: Request): View | null {
  return VIEWS.find((view) => view === req.query.view) ?? null;
}

/** That queue, or the one that opens first. */
export const queueUrl = (view: View | null): string => listHref('/desk/tickets', { view });

/** A ticket in the portal. */
export const portalUrl = (number: number): string => `/portal/tickets/${number}`;
