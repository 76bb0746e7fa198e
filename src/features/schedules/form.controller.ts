import type { Request, Response } from 'express';
import type { Locale } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { formatter } from '../../platform/format';
import { ctxOf, idParam, parseForm, parseQuery } from '../../platform/http/input';
import { keepsTheirs, merging, versionOf, withoutTheirs } from '../../platform/http/merge-page';
import { blankForm, done, doneWith, type FormState, page, submitted } from '../../platform/http/respond';
import { isAdministrator } from '../../platform/rights';
import { daysAt, filterWords, goneFilters, hrefOf, type Place, readQuery } from '../reports';
import { getSettings } from '../settings';
import { staffChoices } from '../users';
import { formView, newValues, staffOptions, usualValues, valuesOfSchedule } from './form.view';
import { mergeView } from './merge.view';
import { listAt } from './paths';
import { type ReportAt, reportAt } from './report-address';
import {
  newScheduleQuery,
  periodForm,
  type ScheduleForm,
  scheduleForm,
  timingForm,
} from './schedules.schema';
import { changeSchedule, createSchedule, scheduleOf } from './schedules.service';
import type { Schedule, ScheduleInput, SchedulePatch, Timing } from './schedules.types';
import { nextTimes } from './times';

/** Next times that a form tells. */
const TIMES = 3;

export const newPage = (at: Place) => async (req: Request, res: Response) => {
  const { of } = parseQuery(newScheduleQuery, req);
  const { timeZone } = await getSettings(ctxOf(req));
  const report = fitting(at, of);
  await showForm(req, res, at, blankForm(newValues(req, report, timeZone)), { report, schedule: null });
};

/** The report of an address, and the first of them where it is of none there. */
function fitting(at: Place, of: string | null): ReportAt {
  const asked = reportAt(of ?? '');
  if (asked?.place === at) return asked;
  return { place: at, name: 'overview', query: readQuery({}).query, hasPeriod: false };
}

export const create = (at: Place) => async (req: Request, res: Response) => {
  const show = (form: FormState) =>
    showForm(req, res, at, form, { report: fitting(at, String(form.values.of ?? '')), schedule: null });
  const tried = triedIn(req);
  if (tried) return show(blankForm(tried));
  await submitted(
    req,
    async () => {
      const form = parseForm(scheduleForm, req);
      const made = await createSchedule(ctxOf(req), inputOf(form, reportOf(form, at), req.shell.locale));
      done(res, `${listAt(at)}/${made.id}`, 'schedules.flash.created', { name: made.name });
    },
    show,
  );
};

/** What a form holds that is only looked at yet; null for one that is to be kept. */
function triedIn(req: Request): Record<string, unknown> | null {
  const { body } = req;
  if (body?.step === 'usual') return usualValues(req, body);
  return body?.step === 'preview' ? body : null;
}

export const editPage = (at: Place) => async (req: Request, res: Response) => {
  const schedule = await scheduleOf(ctxOf(req), idParam(req));
  await showForm(req, res, at, blankForm(valuesOfSchedule(schedule)), {
    schedule,
    report: reportIn(schedule),
  });
};

const reportIn = ({ place, report: name, query }: Schedule): ReportAt => ({
  place,
  name,
  query,
  hasPeriod: true,
});

export const change = (at: Place) => async (req: Request, res: Response) => {
  const ctx = ctxOf(req);
  const schedule = await scheduleOf(ctx, idParam(req));
  const show = (form: FormState) =>
    showForm(req, res, at, withTheirs(req, form, schedule), { schedule, report: reportIn(schedule) });
  const tried = triedIn(req);
  if (tried) return show(blankForm(tried));
  const act = async () => {
    const input = inputOf(parseForm(scheduleForm, req), reportIn(schedule), schedule.locale);
    const changed = await changeSchedule(
      ctx,
      schedule.id,
      versionOf(req).version,
      patchOf(req, input, schedule),
    );
    const isGone = (await goneFilters(ctx, changed.query)).length > 0;
    doneWith(res, `${listAt(at)}/${schedule.id}`, {
      kind: isGone ? 'info' : 'success',
      key: isGone ? 'schedules.flash.saved_filter' : 'schedules.flash.saved',
      params: { name: changed.name },
    });
  };
  const ask = async () =>
    mergeView(req, at, schedule, staffOptions(req, await staffChoices(ctx), schedule.recipients));
  await merging(req, () => submitted(req, act, show), ask);
};

/** What a form changes, without what somebody has left to the others. */
function patchOf(req: Request, input: ScheduleInput, { query: { preset } }: Schedule): SchedulePatch {
  const { place: _place, report: _report, query, ...rest } = input;
  const own = withoutTheirs(
    req,
    rest,
    Object.keys(rest).map((name) => ({ name, property: name })),
  );
  return { ...own, query: keepsTheirs(req, 'period') ? { ...query, preset } : query };
}

/** The report that a new one is of, as the form says it. @throws AppError `malformed` for one of another place */
function reportOf({ of, report }: ScheduleForm, at: Place): ReportAt {
  const asked = reportAt(of);
  if (asked?.place !== at || !report) throw new AppError('malformed');
  return { ...asked, name: report };
}

/**
 * What a form says, for the service.
 * @param usual the language where the form asks for none: at the desk there are no addresses to choose it for
 */
function inputOf(form: ScheduleForm, { place, name: report, query }: ReportAt, usual: Locale): ScheduleInput {
  const { of: _of, report: _report, period, isUnfiltered, weekday, monthDay, locale, ...rest } = form;
  const filters = isUnfiltered ? readQuery({}).query : query;
  return {
    ...rest,
    place,
    report,
    query: { ...filters, preset: period, from: null, to: null },
    weekday: rest.frequency === 'weekly' ? weekday : null,
    monthDay: rest.frequency === 'monthly' ? monthDay : null,
    locale: locale ?? usual,
  };
}

/** What was typed; where somebody chose what the others made, that is what the form goes on with. */
function withTheirs(req: Request, form: FormState, schedule: Schedule): FormState {
  const now = valuesOfSchedule(schedule);
  const theirs = Object.keys(now).filter((name) => keepsTheirs(req, name));
  return {
    ...form,
    values: { ...form.values, ...Object.fromEntries(theirs.map((name) => [name, now[name]])) },
  };
}

async function showForm(
  req: Request,
  res: Response,
  at: Place,
  form: FormState,
  { report, schedule }: { report: ReportAt; schedule: Schedule | null },
): Promise<void> {
  const ctx = ctxOf(req);
  const times = nextOf(form.values, ctx.now);
  const [staff, filters, days, gone] = await Promise.all([
    staffChoices(ctx),
    filtersOf(req, report),
    daysOf(req, form.values, times),
    goneFilters(ctx, report.query),
  ]);
  const of = hrefOf(report.place, report.name, report.query);
  const isFilterGone = gone.length > 0;
  const parts = { at, schedule, of, report, filters, isFilterGone, staff, times, days };
  page(res, 'schedules/edit', formView(req, form, parts), form.status);
}

/** Which days the report is about at these times; none while no period is chosen. */
async function daysOf(req: Request, values: Record<string, unknown>, times: Date[]): Promise<string[]> {
  const read = periodForm.safeParse(values);
  if (!read.success) return [];
  return daysAt(ctxOf(req), { preset: read.data.period, from: null, to: null }, times, req.shell);
}

/** By what the report leaves others out; none for who may not see it any more. */
export async function filtersOf(req: Request, { place, name, query }: Omit<ReportAt, 'hasPeriod'>) {
  const ctx = ctxOf(req);
  const { locale, t } = req.shell;
  if (place === 'admin' && !isAdministrator(ctx.actor)) return [];
  const { timeZone } = await getSettings(ctx);
  return filterWords(ctx, { place, name, query }, { locale, t, fmt: formatter(locale, timeZone) });
}

/** The next times of what is chosen so far; none where it is not complete. */
function nextOf(values: Record<string, unknown>, now: Date): Date[] {
  const read = timingForm.safeParse(values);
  if (!read.success) return [];
  const { frequency, weekday, monthDay, ...rest } = read.data;
  const timing: Timing = {
    ...rest,
    frequency,
    weekday: frequency === 'weekly' ? weekday : null,
    monthDay: frequency === 'monthly' ? monthDay : null,
  };
  return nextTimes(timing, now, TIMES);
}
