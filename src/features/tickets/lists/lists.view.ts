import type { Request } from 'express';
import { wordOptions } from '../../../platform/http/options';
import { PRIORITIES, STATUSES } from '../tickets.words';

export const statusOptions = (req: Request) => wordOptions(req, 'ticket.status', STATUSES);
export const priorityOptions = (req: Request) => wordOptions(req, 'ticket.priority', PRIORITIES);

/** A count as it is shown: counting stops at a thousand. */
export function countText(req: Request, count: number): string {
  return count >= 1000 ? '999+' : req.shell.fmt.number(count);
}
