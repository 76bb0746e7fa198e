import type { Request } from 'express';

/** A count as it is shown: counting stops at a thousand. */
export function countText(req: Request, count: number): string {
  return count >= 1000 ? '999+' : req.shell.fmt.number(count);
}
