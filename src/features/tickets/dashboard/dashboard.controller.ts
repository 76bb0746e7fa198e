import type { Request, Response } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { page } from '../../../platform/http/respond';
import { dashboardNow } from '../../reports';
import { dashboardView } from './dashboard.view';

export async function dashboardPage(req: Request, res: Response): Promise<void> {
  page(res, 'admin/dashboard', dashboardView(req, await dashboardNow(ctxOf(req))));
}
