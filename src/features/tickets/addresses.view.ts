import type { Request } from 'express';
import { listHref } from '../../platform/http/lists';
import { VIEWS, type View } from './tickets.words';

/** The queue that a technician came from: its view, and what it is filtered by. */
export interface Came {
  view: View;
  q: string | null;
}

/** Longer than any queue writes. */
const LONGEST = 2000;

/** Not `q`: pages below a ticket look for other things. */
export const cameParams = (came: Came | null) => ({ view: came?.view, query: came?.q });

/** Addresses below one ticket at the desk keep the queue that the technician came from. */
export function ticketUrl(number: number, came: Came | null, path = ''): string {
  return listHref(`/desk/tickets/${number}${path}`, cameParams(came));
}

/** The queue that the technician came from; anything else in the address is ignored. */
export const cameFrom = (req: Request): Came | null => cameIn(req.query);

/** How its query is read. */
export const askingOf = ({ shell }: Request) => ({ locale: shell.locale, timeZone: shell.fmt.timeZone });

/** The same of a page's address. */
export function cameAt(address: string): Came | null {
  return cameIn(Object.fromEntries(new URL(address, 'http://desk').searchParams));
}

function cameIn({ view: name, query }: Record<string, unknown>): Came | null {
  const view = VIEWS.find((one) => one === name);
  return view ? { view, q: isQuery(query) ? query : null } : null;
}

const isQuery = (query: unknown): query is string =>
  typeof query === 'string' &&
  query !== '' &&
  query.length <= LONGEST &&
  query.isWellFormed() &&
  !query.includes('\0');

/** That queue, or the one that opens first. */
export const queueUrl = (came: Came | null): string =>
  listHref('/desk/tickets', { view: came?.view, q: came?.q });

/** A ticket in the portal. */
export const portalUrl = (number: number): string => `/portal/tickets/${number}`;
