import type { Request, Response } from 'express';
import { ctxOf, idParam, parseQuery } from '../../platform/http/input';
import { refusalOf } from '../../platform/http/refusals';
import { done, doneWith, page } from '../../platform/http/respond';
import { deliveriesById } from '../deliveries';
import { daysAt, goneFilters, type Place } from '../reports';
import { ownerMayReport } from './access';
import { filtersOf } from './form.controller';
import { listView } from './list.view';
import { listAt } from './paths';
import { runNow, runsOf } from './runs.service';
import { schedulesQuery } from './schedules.schema';
import {
  pauseSchedule,
  removeSchedule,
  resumeSchedule,
  scheduleOf,
  schedulesPage,
  takeOver,
} from './schedules.service';
import { showView } from './show.view';
import { nextTimes } from './times';

/** Next times that its page tells. */
const TIMES = 3;

const cursorIn = (req: Request) => parseQuery(schedulesQuery, req).cursor ?? null;

export const listPage = (at: Place) => async (req: Request, res: Response) => {
  const { cursor = null, owner } = parseQuery(schedulesQuery, req);
  const ownerId = at === 'admin' ? owner : null;
  const whose = at === 'admin' ? 'all' : 'own';
  const found = await schedulesPage(ctxOf(req), cursor, ownerId ? { ownerId } : whose);
  page(res, 'schedules/list', listView(req, at, found, ownerId));
};

export const schedulePage = (at: Place) => async (req: Request, res: Response) => {
  const ctx = ctxOf(req);
  const schedule = await scheduleOf(ctx, idParam(req));
  const runs = await runsOf(ctx, schedule.id, cursorIn(req));
  const told = runs.items.flatMap(({ recipients }) =>
    recipients.flatMap(({ deliveryId }) => deliveryId ?? []),
  );
  const { place, report: name, query, nextAt } = schedule;
  const times = nextAt ? [nextAt, ...nextTimes(schedule, nextAt, TIMES - 1)] : [];
  const [deliveries, filters, days, hasOwner, gone] = await Promise.all([
    deliveriesById(ctx, told),
    filtersOf(req, { place, name, query }),
    daysAt(ctx, query, times, req.shell),
    ownerMayReport(ctx, schedule),
    goneFilters(ctx, query),
  ]);
  const standing = { hasOwner, isFilterGone: gone.length > 0 };
  const shown = { at, schedule, standing, filters, runs, deliveries, times, days };
  page(res, 'schedules/show', showView(req, shown));
};

/** A button of the page: what it does, and where it leads. */
const acting =
  (at: Place, act: (req: Request, id: string) => Promise<unknown>, flash: string, isGone = false) =>
  async (req: Request, res: Response) => {
    const { id, name } = await scheduleOf(ctxOf(req), idParam(req));
    await act(req, id);
    done(res, isGone ? listAt(at) : `${listAt(at)}/${id}`, flash, { name });
  };

/** One that may be refused: its page says why. */
const trying =
  (at: Place, act: (req: Request, id: string) => Promise<unknown>, flash: string) =>
  async (req: Request, res: Response) => {
    const { id, name } = await scheduleOf(ctxOf(req), idParam(req));
    const refused = await act(req, id).then(
      () => null,
      (error) => refusalOf(req, error).fields[''],
    );
    const said = refused ?? { key: flash, params: { name } };
    doneWith(res, `${listAt(at)}/${id}`, { kind: refused ? 'error' : 'success', ...said });
  };

export const run = (at: Place) => trying(at, (req, id) => runNow(ctxOf(req), id), 'schedules.flash.run');

export const pause = (at: Place) =>
  acting(at, (req, id) => pauseSchedule(ctxOf(req), id), 'schedules.flash.paused');

/** While its owner may not see the report, nobody has it go on. */
export const resume = (at: Place) =>
  trying(at, (req, id) => resumeSchedule(ctxOf(req), id), 'schedules.flash.resumed');

export const takeOverIt = (at: Place) =>
  acting(at, (req, id) => takeOver(ctxOf(req), id), 'schedules.flash.taken_over');

export const remove = (at: Place) =>
  acting(at, (req, id) => removeSchedule(ctxOf(req), id), 'schedules.flash.removed', true);
