import type { Request, Response } from 'express';
import { invalid } from '../../platform/errors';
import { ctxOf, idParam, parseForm } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { deactivateAndHandOver, handOver } from '../tickets';
import { findUser, openTicketsOf, staffOf } from './people.service';
import { reassignmentForm } from './users.schema';
import { deactivateUser } from './users.service';
import { stoppingWith } from './users-form.view';

const SHOWN = 20;

/** Before somebody goes: what to do with the tickets they have. */
export async function deactivationPage(req: Request, res: Response): Promise<void> {
  await show(req, res, 'users/deactivation', blankForm({ assignee: 'none' }));
}

export async function deactivate(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id, name } = await findUser(ctx, idParam(req));
  await submitted(
    req,
    async () => {
      const { assignee } = parseForm(reassignmentForm, req);
      const run = await deactivatePerson(req, id, assignee);
      done(res, run ? `/admin/batches/${run}` : `/admin/users/${id}`, 'users.flash.deactivated', { name });
    },
    (form) => show(req, res, 'users/deactivation', form),
  );
}

export async function reassignmentPage(req: Request, res: Response): Promise<void> {
  await show(req, res, 'users/reassignment', blankForm({ assignee: 'none' }));
}

export async function reassign(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const { id } = await findUser(ctx, idParam(req));
  await submitted(
    req,
    async () => {
      const { assignee } = parseForm(reassignmentForm, req);
      if (assignee === 'keep') throw invalid('assignee', 'input.not_a_choice');
      const run = await handOver(ctx, { from: id, to: personOf(assignee) });
      if (run) done(res, `/admin/batches/${run}`);
      else done(res, `/admin/users/${id}`, 'users.flash.nothing_to_reassign');
    },
    (form) => show(req, res, 'users/reassignment', form),
  );
}

type LeavingPage = 'users/deactivation' | 'users/reassignment';

/** Returns the run that gives their tickets to others, if one does. */
async function deactivatePerson(req: Request, id: string, assignee: string): Promise<string | null> {
  if (assignee !== 'keep') return deactivateAndHandOver(ctxOf(req), { from: id, to: personOf(assignee) });
  await deactivateUser(ctxOf(req), id);
  return null;
}

const personOf = (assignee: string): string | null => (assignee === 'none' ? null : assignee);

async function show(req: Request, res: Response, view: LeavingPage, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const user = await findUser(ctx, idParam(req));
  const [tickets, staff, stopping] = await Promise.all([
    openTicketsOf(ctx, user.id, SHOWN),
    staffOf(ctx),
    stoppingWith(ctx, req.shell, user.id),
  ]);
  page(
    res,
    view,
    {
      ...form,
      user: { id: user.id, name: user.name, email: user.email, isActive: user.state !== 'inactive' },
      count: tickets.count,
      more: tickets.count - tickets.first.length,
      tickets: tickets.first.map(({ number, name }) => ({
        title: name,
        meta: `#${number}`,
        href: `/desk/tickets/${number}`,
      })),
      people: staff.filter(({ id }) => id !== user.id).map(({ id, name }) => ({ value: id, label: name })),
      stopping,
    },
    form.status,
  );
}
