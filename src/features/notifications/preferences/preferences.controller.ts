import type { Request, Response } from 'express';
import { ctxOf, parseForm } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { namedOptions } from '../../../platform/http/options';
import { blankForm, done, type FormState, page, submitted } from '../../../platform/http/respond';
import { ownForm } from './preferences.schema';
import * as preferences from './preferences.service';
import { preferencesView } from './preferences.view';

const PATH = '/account/notifications';

export async function preferencesPage(req: Request, res: Response): Promise<void> {
  await show(req, res, blankForm());
}

/** Only what somebody has touched is changed: what another page of theirs has saved meanwhile stays. */
export async function savePreferences(req: Request, res: Response): Promise<void> {
  const act = async () => {
    const { role, timeZone } = await preferences.ownPreferences(ctxOf(req));
    const wanted = parseForm(ownForm(role, timeZone, ctxOf(req).now), req);
    await preferences.changeOwn(ctxOf(req), wanted);
    done(res, PATH, 'notify.flash.saved');
  };
  await submitted(req, act, (form) => show(req, res, form));
}

/** Back to what the desk has chosen. */
export async function forgetChoices(req: Request, res: Response): Promise<void> {
  await preferences.chooseNothing(ctxOf(req));
  done(res, PATH, 'notify.flash.desks');
}

export async function endPause(req: Request, res: Response): Promise<void> {
  await preferences.endPause(ctxOf(req));
  done(res, PATH, 'notify.flash.ended');
}

async function show(req: Request, res: Response, { status, ...form }: FormState): Promise<void> {
  const ctx = ctxOf(req);
  const own = await preferences.ownPreferences(ctx);
  const isStaff = own.role !== 'customer';
  const [offered, followed] = isStaff
    ? await Promise.all([preferences.departmentsToFollow(ctx), preferences.followedDepartments(ctx, own.id)])
    : [[], []];
  const typed = form.values.departments;
  const isSent = form.values.shown !== undefined;
  const ids = followed.map(({ id }) => id);
  const values = {
    quietFrom: own.quietFrom,
    quietUntil: own.quietUntil,
    undoSeconds: own.undoSeconds,
    ...form.values,
    departments: isSent ? listOf(typed) : ids,
  };
  const shown = { own, offered: namedOptions(offered), followed: ids, form, now: ctx.now };
  const model = preferencesView(req.shell, shown);
  page(res, 'notifications/preferences/own', { ...form, values, ...model }, status);
}
