import type { Request } from 'express';
import { wordOptions } from '../../../platform/http/options';
import { PRIORITIES, STATUSES } from '../tickets.words';

export const statusOptions = (req: Request) => wordOptions(req, 'ticket.status', STATUSES);
export const priorityOptions = (req: Request) => wordOptions(req, 'ticket.priority', PRIORITIES);

/** The address of a list, without what is not set. */
export function listHref(path: string, query: Record<string, string | string[] | null | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) if (one !== '') search.append(name, one);
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** A count as it is shown: counting stops at a thousand. */
export function countText(req: Request, count: number): string {
  return count >= 1000 ? '999+' : req.shell.fmt.number(count);
}
