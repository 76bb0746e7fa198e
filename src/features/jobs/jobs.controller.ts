import type { Request, Response } from 'express';
import { AppError } from '../../platform/errors';
import { setFlash } from '../../platform/http/flash';
import { ctxOf, numberParam, parseQuery } from '../../platform/http/input';
import { done, page } from '../../platform/http/respond';
import { latestBatches } from '../batches';
import { jobsOf, removeJob, retryJob } from './index';
import { jobsQuery } from './jobs.schema';
import { batchLinks, jobsView } from './jobs.view';

const LIST = '/admin/jobs';
const SHOWN_BATCHES = 5;

export async function jobsPage(req: Request, res: Response): Promise<void> {
  const state = parseQuery(jobsQuery, req).state ?? 'failed';
  const ctx = ctxOf(req);
  const [jobs, batches] = await Promise.all([jobsOf(ctx, state), latestBatches(ctx, SHOWN_BATCHES)]);
  page(res, 'jobs/list', { ...jobsView(req, state, jobs), batches: batchLinks(req, batches) });
}

export async function retry(req: Request, res: Response): Promise<void> {
  const id = numberParam(req, 'id');
  await unlessPassed(res, async () => {
    const { state } = await retryJob(ctxOf(req), id);
    done(res, `${LIST}?state=${state}`, 'jobs.flash.retried');
  });
}

export async function remove(req: Request, res: Response): Promise<void> {
  const id = numberParam(req, 'id');
  await unlessPassed(res, async () => {
    await removeJob(ctxOf(req), id);
    done(res, LIST, 'jobs.flash.removed');
  });
}

/** The queue goes on while the page is open: that a job is done or runs by now is no error page. */
async function unlessPassed(res: Response, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || !['conflict', 'not_found'].includes(error.code)) throw error;
    setFlash(res, { kind: 'info', key: 'jobs.flash.passed' });
    done(res, LIST);
  }
}
