import type { Request, Response } from 'express';
import { ctxOf } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { setupPath } from '../auth';
import { demoSummary, removeDemo } from './index';

export async function demoPage(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    () => showPage(req, res, blankForm()),
    (form) => showRefusal(res, form),
  );
}

export async function remove(req: Request, res: Response): Promise<void> {
  await submitted(
    req,
    async () => {
      const { ownAccountGone, needsSetUp } = await removeDemo(ctxOf(req));
      const next = needsSetUp ? setupPath(ctxOf(req).system) : ownAccountGone ? '/login' : '/admin';
      done(res, next, 'demo.flash.removed');
    },
    (form) => showRefusal(res, form),
  );
}

async function showPage(req: Request, res: Response, form: FormState): Promise<void> {
  const { t } = req.shell;
  const summary = await demoSummary(ctxOf(req));
  const kinds = ['tickets', 'people', 'departments', 'categories', 'others'] as const;
  const goes = kinds.filter((kind) => summary[kind] > 0);
  page(
    res,
    'demo/removal',
    {
      ...form,
      goes: goes.map((kind) => t(`demo.goes.${kind}`, { count: summary[kind] })),
      stays: t('demo.stays', { tickets: summary.ownTickets, people: summary.ownPeople }),
      ownAccountGone: summary.ownAccountGone,
      needsSetUp: summary.needsSetUp,
    },
    form.status,
  );
}

/** Nothing can be removed, and the form says why. */
function showRefusal(res: Response, form: FormState): void {
  const nothing = { goes: null, stays: '', ownAccountGone: false, needsSetUp: false };
  page(res, 'demo/removal', { ...form, ...nothing }, form.status);
}
