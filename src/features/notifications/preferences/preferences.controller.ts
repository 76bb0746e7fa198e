import type { Request, Response } from 'express';
import { invalid } from '../../../platform/errors';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { namedOptions } from '../../../platform/http/options';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { type Cell, cellName, cellOf, cellsFor } from './choices';
import { choicesForm, departmentsForm, pauseForm, quietForm, undoForm } from './preferences.schema';
import * as preferences from './preferences.service';
import { pauseEnd, preferencesView } from './preferences.view';

const PATH = '/account/notifications';

export async function preferencesPage(req: Request, res: Response): Promise<void> {
  await show(req, res, blankForm());
}

export async function saveChoices(req: Request, res: Response): Promise<void> {
  await saving(req, res, async () => {
    const { role } = await preferences.ownPreferences(ctxOf(req));
    const changed = parseForm(choicesForm(cellsFor(role).map(cellName)), req);
    const cells = changed.map(([name, value]) => ({ ...(cellOf(role, name) as Cell), value }));
    await preferences.chooseOwn(ctxOf(req), cells);
    done(res, PATH, 'notify.flash.saved');
  });
}

/** Back to what the desk has chosen. */
export async function forgetChoices(req: Request, res: Response): Promise<void> {
  await preferences.chooseNothing(ctxOf(req));
  done(res, PATH, 'notify.flash.desks');
}

export async function saveQuietHours(req: Request, res: Response): Promise<void> {
  await saving(req, res, async () => {
    const quiet = parseForm(quietForm, req);
    await preferences.setQuietHours(ctxOf(req), quiet);
    done(res, PATH, quiet.quietFrom === null ? 'notify.flash.no_quiet' : 'notify.flash.quiet');
  });
}

export async function beginPause(req: Request, res: Response): Promise<void> {
  await saving(req, res, async () => {
    const ctx = ctxOf(req);
    const { timeZone } = await preferences.ownPreferences(ctx);
    const { pause, pauseUntil, shownAt } = parseForm(pauseForm(timeZone, ctx.now), req);
    const named = pauseEnd(pause, timeZone, shownAt);
    if (named && named <= ctx.now) throw invalid('pause', 'notify.error.pause_over');
    await preferences.pause(ctx, pause === 'date' ? pauseUntil : named);
    done(res, PATH, 'notify.flash.paused');
  });
}

export async function endPause(req: Request, res: Response): Promise<void> {
  await preferences.endPause(ctxOf(req));
  done(res, PATH, 'notify.flash.ended');
}

export async function saveDepartments(req: Request, res: Response): Promise<void> {
  await saving(req, res, async () => {
    const { departments } = parseForm(departmentsForm, req);
    await preferences.followDepartments(ctxOf(req), departments);
    done(res, PATH, 'notify.flash.departments');
  });
}

export async function saveUndo(req: Request, res: Response): Promise<void> {
  await saving(req, res, async () => {
    const { undoSeconds } = parseForm(undoForm, req);
    await preferences.setUndoSeconds(ctxOf(req), undoSeconds);
    done(res, PATH, 'notify.flash.undo', { seconds: undoSeconds });
  });
}

function saving(req: Request, res: Response, act: () => Promise<void>): Promise<void> {
  return submitted(req, act, (form) => show(req, res, form));
}

async function show(req: Request, res: Response, { status, ...form }: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const own = await preferences.ownPreferences(ctx);
  const isStaff = own.role !== 'customer';
  const [offered, followed] = isStaff
    ? await Promise.all([preferences.departmentsToFollow(ctx), preferences.followedDepartments(ctx, own.id)])
    : [[], []];
  const values = {
    quietFrom: own.quietFrom,
    quietUntil: own.quietUntil,
    undoSeconds: own.undoSeconds,
    ...form.values,
    departments:
      form.values.departments === undefined ? followed.map(({ id }) => id) : listOf(form.values.departments),
  };
  const model = {
    ...preferencesView(req.shell, own, form, ctx.now),
    departments: namedOptions(offered),
  };
  page(res, 'notifications/preferences/own', { ...form, values, ...model }, status);
}
