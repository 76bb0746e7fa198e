import type { Request, Response } from 'express';
import type { Route } from '../../../platform/http/routes';
import { changeProperties } from '../changes/changes.controller';
import { isTaking, takeDeskTicket } from './assignment.controller';

export const assignmentRoutes: Route[] = [
  { method: 'post', path: '/desk/tickets/:number/assignment', access: 'staff', handler: assignTicket },
];

/** Takes the ticket, or gives it to somebody: a property like others. Nobody gives it back to the queue. */
function assignTicket(req: Request, res: Response): Promise<void> {
  return isTaking(req) ? takeDeskTicket(req, res) : changeProperties(req, res);
}
