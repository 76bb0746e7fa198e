import type { Request, Response } from 'express';
import type { Ctx } from '../../platform/ctx';
import { faultOf } from '../../platform/faults';
import type { Finding, FirstStep } from '../../platform/http/administration';
import { ctxOf, parseForm, parseQuery } from '../../platform/http/input';
import { done, page } from '../../platform/http/respond';
import { keyFigures } from '../reports';
import { firstStepsHidden, hideFirstSteps, showFirstSteps } from './index';
import { type Administration, pagesFor, START } from './places.view';
import { entriesOf, found } from './search.view';
import { startQuery, stepsForm } from './start.schema';
import { resultsView, type StepState, startView } from './start.view';

/** Every page of the administration, what needs attention, and what a new desk still needs; or what was looked for. */
export async function startPage(administration: Administration, req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { q } = parseQuery(startQuery, req);
  const pages = await pagesFor(administration, ctx);
  if (q !== '') {
    const entries = entriesOf(pages, ctx.system.i18n, req.shell.locale);
    return page(res, 'administration/start', resultsView(req.shell, q, found(entries, q)));
  }
  const hidden = await firstStepsHidden(ctx);
  const [steps, findings, figures] = await Promise.all([
    hidden ? [] : stateOf(administration.steps, ctx),
    Promise.all(administration.attention.map((look) => look(ctx).catch((error) => notChecked(ctx, error)))),
    keyFigures(ctx),
  ]);
  page(
    res,
    'administration/start',
    startView(req.shell, { pages, steps, hidden, findings: [...new Set(findings.flat())], figures }),
  );
}

const NOT_CHECKED: Finding = {
  tone: 'warning',
  title: 'administration.not_checked',
  text: 'administration.not_checked_text',
  action: 'administration.check_again',
  href: START,
};

/** While something holds one table, the page that says what is wrong says that, and all the rest. */
function notChecked({ system }: Ctx, error: unknown): Finding[] {
  const fault = faultOf(error);
  if (fault === null) throw error;
  system.faults.met(fault, error);
  return [NOT_CHECKED];
}

/** The first steps that concern this desk, with whether they are done. */
async function stateOf(steps: readonly FirstStep[], ctx: Ctx): Promise<StepState[]> {
  const states = await Promise.all(
    steps.map(async (step) => {
      const concerns = !step.concerns || (await step.concerns(ctx));
      return concerns ? { step, isDone: await step.isDone(ctx) } : null;
    }),
  );
  return states.filter((state) => state !== null);
}

/** Hides the first steps for good, or shows them again. */
export async function changeSteps(
  administration: Administration,
  req: Request,
  res: Response,
): Promise<void> {
  const ctx = ctxOf(req);
  if (!parseForm(stepsForm, req).shown) {
    await hideFirstSteps(ctx);
    return done(res, START, 'administration.flash.steps_hidden');
  }
  await showFirstSteps(ctx);
  const left = (await stateOf(administration.steps, ctx)).some(({ isDone }) => !isDone);
  done(res, left ? `${START}#steps` : START, left ? undefined : 'administration.flash.steps_done');
}

/** What the command palette knows of the administration. */
export async function places(administration: Administration, req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  res.json(entriesOf(await pagesFor(administration, ctx), ctx.system.i18n, req.shell.locale));
}
