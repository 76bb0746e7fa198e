import type { Request, Response } from 'express';
import { ctxOf, idParam } from '../../platform/http/input';
import { page } from '../../platform/http/respond';
import { findBatch } from './batches.service';
import { batchView } from './batches.view';

/** How far a run has come. */
export async function batchPage(req: Request, res: Response): Promise<void> {
  page(res, 'batches/run', batchView(req, await findBatch(ctxOf(req), idParam(req))));
}
