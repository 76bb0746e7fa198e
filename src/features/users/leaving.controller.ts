import type { Request, Response } from 'express';
import { inTx, type TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { ctxOf, idParam, parseForm } from '../../platform/http/input';
import { blankForm, done, type FormState, page, submitted } from '../../platform/http/respond';
import { changeTicket } from '../tickets';
import { findUser, openTicketsOf, staffOf } from './people.service';
import { reassignmentForm } from './users.schema';
import { deactivateUser } from './users.service';

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
      await inTx(ctx, async (tx) => {
        if (assignee !== 'keep') await handOver(tx, id, assignee);
        await deactivateUser(tx, id);
      });
      done(res, `/admin/users/${id}`, 'users.flash.deactivated', { name });
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
      const count = await inTx(ctx, (tx) => handOver(tx, id, assignee));
      done(res, `/admin/users/${id}`, 'users.flash.reassigned', { count });
    },
    (form) => show(req, res, 'users/reassignment', form),
  );
}

/** Gives somebody's open tickets to another, or to nobody; returns how many. */
async function handOver(tx: TxCtx, from: string, assignee: string): Promise<number> {
  const to = assignee === 'none' ? null : assignee;
  if (to && (to === from || !(await staffOf(tx)).some((person) => person.id === to))) {
    throw invalid('assignee', 'input.not_a_choice');
  }
  const tickets = await openTicketsOf(tx, from);
  for (const { id } of tickets) await changeTicket(tx, id, { assigneeId: to });
  return tickets.length;
}

type LeavingPage = 'users/deactivation' | 'users/reassignment';

async function show(req: Request, res: Response, view: LeavingPage, form: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const user = await findUser(ctx, idParam(req));
  const [tickets, staff] = await Promise.all([openTicketsOf(ctx, user.id), staffOf(ctx)]);
  page(
    res,
    view,
    {
      ...form,
      user: { id: user.id, name: user.name, email: user.email, isActive: user.state !== 'inactive' },
      count: tickets.length,
      more: Math.max(0, tickets.length - SHOWN),
      tickets: tickets.slice(0, SHOWN).map(({ number, name }) => ({
        title: name,
        meta: `#${number}`,
        href: `/desk/tickets/${number}`,
      })),
      people: staff.filter(({ id }) => id !== user.id).map(({ id, name }) => ({ value: id, label: name })),
    },
    form.status,
  );
}
