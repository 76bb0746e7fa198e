import { type Place, REPORTS, type ReportName, type ReportQuery, readQuery } from '../reports';

/** A report as the address of its page names it. */
export interface ReportAt {
  place: Place;
  name: ReportName;
  query: ReportQuery;
  /** Whether the address names a period of its own; without one there is a usual one. */
  hasPeriod: boolean;
}

const PAGE = /^\/(admin|desk)\/reports\/([a-z]+)$/;

/** What the page of an address of this desk shows; null for what is no report. What cannot be read of it is left out. */
export function reportAt(address: string): ReportAt | null {
  if (!address.startsWith('/') || !URL.canParse(address, 'http://desk')) return null;
  const { pathname, searchParams } = new URL(address, 'http://desk');
  const [, place, named] = PAGE.exec(pathname) ?? [];
  const name = REPORTS.find((one) => one === named);
  if (!name) return null;
  const asked = Object.fromEntries(searchParams);
  const { query } = readQuery(asked);
  const hasPeriod = ['period', 'from', 'to'].some((param) => Boolean(asked[param]));
  return { place: place as Place, name, query, hasPeriod };
}
