import type { Ctx } from '../../../platform/ctx';
import { rows } from '../../../platform/db';
import { assertStaff } from '../../users';
import { listPage, OPEN } from '../lists/lists.queries';
import { internalsTo } from '../visibility';
import type { DeskNow, OpenFigures } from './dashboard.types';
import { promisedNow } from './promises.queries';

const OLDEST = 10;

/** The desk as it is now, of the tickets that the actor works on; for staff. Three queries. */
export async function deskNow(ctx: Ctx): Promise<DeskNow> {
  assertStaff(ctx.actor);
  const [counts, oldest, promised] = await Promise.all([
    openCounts(ctx),
    oldestWaiting(ctx),
    promisedNow(ctx),
  ]);
  return {
    openByStatusAndPriority: merged(counts),
    oldestWaiting: oldest,
    totals: { ...openTotals(counts), ...promised },
  };
}

/** How many tickets are open, of those that the actor works on; for staff. */
export async function openNow(ctx: Ctx): Promise<OpenFigures> {
  assertStaff(ctx.actor);
  return openTotals(await openCounts(ctx));
}

/** Whether anybody has ever filed a ticket here. */
export async function anyTicket(ctx: Ctx): Promise<boolean> {
  return (await rows(ctx.db, 'select 1 from tickets limit 1', {}, 'ticket any')).length > 0;
}

type OpenCount = DeskNow['openByStatusAndPriority'][number] & { unassigned: boolean };

function openCounts(ctx: Ctx): Promise<OpenCount[]> {
  const visible = internalsTo(ctx.actor);
  return rows(
    ctx.db,
    `select t.status, t.priority, t.assignee_id is null as unassigned, count(*) as count from tickets t
     where ${OPEN} and (${visible.sql}) group by 1, 2, 3 order by 1, 2, 3`,
    visible.bindings,
    'dashboard open',
  );
}

function openTotals(counts: OpenCount[]) {
  const sum = (list: OpenCount[]) => list.reduce((total, { count }) => total + count, 0);
  return {
    open: sum(counts),
    unassigned: sum(counts.filter(({ unassigned }) => unassigned)),
    onHold: sum(counts.filter(({ status }) => status === 'on_hold')),
  };
}

function merged(counts: OpenCount[]): DeskNow['openByStatusAndPriority'] {
  const cells = new Map<string, DeskNow['openByStatusAndPriority'][number]>();
  for (const { status, priority, count } of counts) {
    const cell = cells.get(`${status} ${priority}`) ?? { status, priority, count: 0 };
    cells.set(`${status} ${priority}`, { ...cell, count: cell.count + count });
  }
  return [...cells.values()];
}

/** What waits for us, not for others, longest untouched first. */
async function oldestWaiting(ctx: Ctx): Promise<DeskNow['oldestWaiting']> {
  const { items } = await listPage(ctx, 'staff', {
    where: [{ sql: `${OPEN} and t.status <> 'on_hold'`, bindings: {} }],
    order: 'waiting',
    limit: OLDEST,
  });
  return items;
}
