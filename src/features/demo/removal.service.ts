import { seedReference } from '../../../seeds/reference';
import { cached } from '../../platform/cache';
import { actingAs, type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, notFound } from '../../platform/errors';
import { isReachable } from '../../platform/exposure';
import { newId } from '../../platform/ids';
import { enqueue } from '../../platform/jobs';
import { assertRunsTheDesk } from '../../platform/rights';
import { updateDepartment } from '../departments';
import * as repo from './removal.repo';

export type { DemoSummary } from './removal.repo';

const CACHE = 'demo';
/** What stays where something else uses it. */
const THINGS = [
  'department',
  'organization',
  'category',
  'skill',
  'field',
  'canned',
  'calendar',
  'feed',
  'policy',
  'announcement',
  'report_schedule',
];
/** The task of the tickets feature that removes files nobody refers to. */
const REMOVE_FILES = 'tickets.remove_files';

/** How the desk stands after the demo has gone. */
export interface Removal {
  /** The account that removed it went with it. */
  ownAccountGone: boolean;
  /** Nobody can run the desk: it asks for its first administrator. */
  needsSetUp: boolean;
}

/** Whether there is demo data to remove. */
export function hasDemo(ctx: Ctx): Promise<boolean> {
  return cached(ctx, CACHE, 'present', 300, () => repo.anyRecord(ctx.db));
}

/** Whether everybody who can reach the desk, not only who sits at it, can sign in with the demo's password. */
export async function isDemoExposed(ctx: Ctx): Promise<boolean> {
  return isReachable(ctx.system.config) && (await repo.demoPasswordHolds(ctx.db));
}

/** What the removal takes and leaves, and how the desk stands afterwards. */
export async function demoSummary(ctx: Ctx): Promise<repo.DemoSummary & Removal> {
  assertRunsTheDesk(ctx.actor);
  if (!(await repo.anyRecord(ctx.db))) throw notFound();
  return { ...(await repo.summary(ctx.db)), ...(await outlook(ctx)) };
}

/**
 * Takes the demo away: its people and tickets, what its people filed since, and of its departments, categories and
 * the like what nothing else uses. What others made stays, and calendars and policies that they changed.
 * @throws AppError `not_found` without a demo; `conflict` when only administrators who cannot sign in would be left
 */
export async function removeDemo(ctx: Ctx): Promise<Removal> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const records = await repo.lockRecords(tx.db);
    if (records.length === 0) throw notFound();
    await repo.lockAdministrators(tx.db);
    const after = await outlook(tx);
    await erase(tx, records);
    await repo.dropOrphanedJobs(tx.db);
    await keepOneDepartment(tx);
    await tx.system.cache.forget(tx, '*');
    return after;
  });
}

async function outlook(ctx: Ctx): Promise<Removal> {
  const { all, active } = await repo.otherAdministrators(ctx.db);
  if (all > 0 && active === 0) {
    throw new AppError('conflict', { fields: { '': { key: 'demo.error.only_inactive_administrators' } } });
  }
  const { actor } = ctx;
  const ownAccountGone = actor.kind === 'person' && (await repo.isDemoPerson(ctx.db, actor.id));
  return { ownAccountGone, needsSetUp: all === 0 };
}

async function erase(tx: TxCtx, records: repo.DemoRecord[]): Promise<void> {
  const idsOf = (...kinds: string[]) =>
    records.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const people = idsOf('user');
  await repo.dropAnnouncements(tx.db, idsOf('announcement'));
  await repo.dropSchedules(tx.db, idsOf('report_schedule'));
  const files = await repo.erase(tx.db, {
    tickets: idsOf('ticket'),
    people,
    things: idsOf(...THINGS),
    eventId: newId(),
    actorId: tx.actor.kind === 'person' ? tx.actor.id : null,
  });
  if (files.length > 0) await enqueue(tx, REMOVE_FILES, { keys: files });
  // Pages that demo people still have open find themselves signed out.
  await tx.system.live.hint(tx, { topics: people.map((id) => `person:${id}`), audience: 'everyone' });
}

/** A new ticket must have somewhere to go; the actor may be gone by now, so this is the desk's own doing. */
async function keepOneDepartment(tx: TxCtx): Promise<void> {
  const desk = actingAs(tx, { kind: 'system' });
  const departments = await repo.oldestDepartments(tx.db);
  if (departments.some(({ isActive }) => isActive)) return;
  const [inactive] = departments;
  if (inactive) await updateDepartment(desk, inactive.id, { isActive: true });
  else await seedReference(desk);
}
