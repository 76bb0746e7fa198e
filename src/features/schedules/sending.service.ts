import { PassThrough } from 'node:stream';
import { actingAs, type Ctx, inTx, type PersonActor, type TxCtx } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { emit } from '../../platform/events';
import { type StoredFile, safeFileName } from '../../platform/files';
import { formatter } from '../../platform/format';
import { LOCALES } from '../../platform/i18n';
import { type Telling, takeTurn, tell } from '../deliveries';
import { hintBells } from '../notifications';
import { goneFilters, pageOfReport, type ReportFile, reportFile, summaryOf } from '../reports';
import { getSettings } from '../settings';
import { hintSchedule, mayReport, ownerMayReport, staffActor } from './access';
import { type Edition, type Planned, plannedFor } from './addressees';
import * as repo from './runs.repo';
import { lockSchedule, type StoredSchedule, scheduleById, updateSchedule } from './schedules.repo';
import type { RunFailure } from './schedules.types';

/** Figures that a message tells itself. */
const MOST_FIGURES = 6;

interface Running {
  run: repo.StoredRun;
  schedule: StoredSchedule;
  /** Whose figures addresses get, and whose mail it is. */
  owner: PersonActor;
}

/**
 * Does a run: makes the files, one for all who get the same figures in the same language, and has everybody told. Done
 * again after a crash it goes on where it was: nobody is told twice.
 */
export async function sendRun(ctx: Ctx, id: string): Promise<void> {
  if (!(await repo.begin(ctx.db, id))) return;
  const run = await repo.runById(ctx.db, id);
  const schedule = run && (await scheduleById(ctx.db, run.scheduleId));
  if (!run || !schedule) return;
  // All that is done is of the run's event.
  const cause = { eventId: run.eventId, rootId: run.eventId, depth: 0 };
  const within = { ...ctx, cause };
  const owner = await staffActor(ctx, schedule.ownerId);
  if (!owner || !mayReport(owner, schedule.place)) return endRun(within, run, 'owner');
  if ((await goneFilters(ctx, schedule.query)).length > 0) return endRun(within, run, 'filter');
  await tellAll(within, { run, schedule, owner });
  await endRun(within, run, null);
}

async function tellAll(ctx: Ctx, running: Running): Promise<void> {
  const { run, schedule, owner } = running;
  const settled = await repo.settled(ctx.db, run.id);
  const planned = (await plannedFor(ctx, schedule, owner)).filter(({ recipient }) => !settled.has(recipient));
  const untold = planned.filter(({ edition }) => edition === null);
  await inTx(ctx, (tx) => keep(tx, running, untold.map(outcomeOf)));
  const editions = new Map(planned.flatMap(({ edition }) => (edition ? [[edition.key, edition]] : [])));
  const failures: unknown[] = [];
  for (const edition of editions.values()) {
    // It is not over: another worker goes on with it.
    if (ctx.system.stopSignal.aborted) throw new AppError('unavailable');
    const readers = planned.filter((one) => one.edition?.key === edition.key);
    // What fails for some is no reason to keep it from the others.
    await tellOf(ctx, running, edition, readers).catch((error) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function tellOf(ctx: Ctx, running: Running, edition: Edition, readers: Planned[]): Promise<void> {
  const { run, schedule, owner } = running;
  const { actor, place, query, locale } = edition;
  const { timeZone } = await getSettings(ctx);
  const words = { locale, t: ctx.system.i18n.translator(locale), fmt: formatter(locale, timeZone) };
  const then = actingAs({ ...ctx, now: run.dueAt }, actor);
  const wanted = { place, name: schedule.report, query, format: schedule.format, madeBy: owner.name };
  const file = await reportFile(then, wanted, words);
  const stored = await storedFile(ctx, file);
  const told = {
    locale,
    ...summaryOf(file.report, words, MOST_FIGURES),
    title: titleOf(ctx, schedule, file),
    fileKey: stored.key,
    fileName: safeFileName(file.fileName),
    fileSize: stored.size,
    isOfAll: actor.seesAllTickets,
  };
  const href = pageOfReport(place, file.report, query);
  const outcomes = readers.map((one) => ({ ...outcomeOf(one), ...told, href: one.userId ? href : null }));
  const isKept = await inTx({ ...ctx, now: new Date() }, async (tx) => {
    const fresh = await keep(tx, running, outcomes);
    const act = { rootId: run.eventId, ticketId: null };
    await takeTurn(tx.db, act);
    const tellings = readers.filter(({ recipient }) => fresh.includes(recipient)).flatMap(tellingsOf(run));
    await hintBells(tx, await tell(tx, act, tellings));
    return fresh.length > 0;
  }).catch(async (error) => {
    await ctx.system.files.remove(stored.key);
    throw error;
  });
  if (!isKept) await ctx.system.files.remove(stored.key);
}

/** What a schedule is called; where that is what its report is called anyway, in each reader's language. */
function titleOf({ system: { i18n } }: Ctx, { name, report }: StoredSchedule, file: ReportFile): string {
  const isOfReport = LOCALES.some((locale) => i18n.translator(locale)(`report.name.${report}`) === name);
  return isOfReport ? file.report.title : name;
}

/** What is kept of whoever gets nothing. */
const NOTHING_TOLD = {
  locale: null,
  title: null,
  period: null,
  figures: null,
  isOfAll: false,
  href: null,
  fileKey: null,
  fileName: null,
  fileSize: null,
};

const outcomeOf = ({ recipient, userId, address, recipientId, outcome }: Planned): repo.NewOutcome => ({
  recipient,
  userId,
  address,
  recipientId,
  outcome,
  ...NOTHING_TOLD,
});

/** They come at the time that was chosen for them, and are held for nothing. */
const tellingsOf =
  ({ eventId }: repo.StoredRun) =>
  ({ userId, address, channels }: Planned): Telling[] =>
    channels.map((channel) => ({
      userId,
      address: channel === 'mail' ? address : null,
      channel,
      told: [{ eventId, template: 'report_scheduled', kind: 'report_scheduled' }],
      joinedFor: 0,
      isAnswer: false,
      quietUntil: null,
    }));

/** Keeps what becomes of a run for some; of none of them where it is over, or where its schedule is gone. */
async function keep(tx: TxCtx, { run }: Running, outcomes: repo.NewOutcome[]): Promise<string[]> {
  if (!(await repo.lockRunning(tx.db, run.id))) return [];
  const fresh = await repo.insertOutcomes(tx.db, run.id, outcomes);
  if (fresh.length > 0) await hintSchedule(tx, run.scheduleId);
  return fresh;
}

/** Written and stored as it comes. */
async function storedFile(ctx: Ctx, file: ReportFile): Promise<StoredFile> {
  const out = new PassThrough();
  // Whoever writes hears of it, and whoever awaits what is stored.
  out.on('error', () => undefined);
  const stored = ctx.system.files.put(out);
  // What cannot be stored is taken by nobody: its writer would wait for ever.
  stored.catch((error) => out.destroy(error));
  try {
    await file.write(out);
  } catch (error) {
    out.destroy(error as Error);
    throw out.errored ?? error;
  }
  return stored;
}

/** Ends a run, and tells what became of it. A schedule whose owner may not see the report stops with it. */
export function endRun(ctx: Ctx, run: repo.StoredRun, failure: RunFailure | null): Promise<void> {
  return inTx({ ...ctx, now: new Date() }, async (tx) => {
    if (!(await repo.end(tx.db, run.id, failure, tx.now))) return;
    if (failure === 'owner') await stopWithoutOwner(tx, run.scheduleId);
    const unmade = failure === 'error' ? await repo.unsettled(tx.db, run) : [];
    await emit(tx, {
      type: 'report_schedule.ran',
      subject: { type: 'report_schedule', id: run.scheduleId },
      data: { runId: run.id, failure, unmade, ...(await repo.countOutcomes(tx.db, run.id)) },
    });
    await hintSchedule(tx, run.scheduleId);
  });
}

/** Asked again once nobody can take it over meanwhile: an owner who may see the report keeps it going. */
async function stopWithoutOwner(tx: TxCtx, id: string): Promise<void> {
  const schedule = await lockSchedule(tx.db, id);
  if (schedule && !(await ownerMayReport(tx, schedule))) await updateSchedule(tx.db, id, { nextAt: null });
}
