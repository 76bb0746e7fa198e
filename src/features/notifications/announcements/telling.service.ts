import { type Ctx, inTx, type TxCtx } from '../../../platform/ctx';
import { enqueue, type Task } from '../../../platform/jobs';
import { type Telling, tell } from '../../deliveries';
import { CHANNELS } from '../channels';
import { hintBells } from '../in-app/in-app.service';
import { type Wishes, wishesOf } from '../preferences';
import * as repo from './announcements.repo';

declare module '../../../platform/task-types' {
  interface Tasks {
    'announcements.tell': { announcementId: string };
    'announcements.take_back': { announcementId: string };
  }
}

/** How many people are told, or how many messages are taken back, in one transaction. */
const AT_ONCE = 500;
/** Milliseconds after which other jobs have their turn. */
const TURN_MS = 20_000;

/**
 * Tells everybody whom an announcement is for, by what they have chosen. How far it has come is committed with what was
 * told, so whoever goes on after a break, or runs beside another, tells nobody twice.
 * @param at when they are told, where that is not now
 */
export function tellAnnouncement(ctx: Ctx, announcementId: string, at?: Date): Promise<void> {
  return inTurns(ctx, 'announcements.tell', announcementId, (tx) => tellSome(tx, announcementId, at));
}

/** Takes an announcement out of everybody's list, and back what has not left the desk. */
export function takeBackAnnouncement(ctx: Ctx, announcementId: string): Promise<void> {
  return inTurns(ctx, 'announcements.take_back', announcementId, async (tx) => {
    const announcement = await repo.announcementById(tx.db, announcementId);
    if (!announcement?.withdrawnAt) return false;
    const people = await repo.takeBack(tx.db, announcement.eventId, AT_ONCE);
    await hintBells(tx, people);
    return people.length === AT_ONCE;
  });
}

/** Step by step, each in a transaction of its own; after a while another job goes on. */
async function inTurns(
  ctx: Ctx,
  task: 'announcements.tell' | 'announcements.take_back',
  announcementId: string,
  step: (tx: TxCtx) => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + TURN_MS;
  while (await inTx(ctx, step)) {
    if (Date.now() <= end && !ctx.system.stopSignal.aborted) continue;
    const key = `${task}:${announcementId}`;
    return inTx(ctx, (tx) => enqueue(tx, task, { announcementId }, { key }));
  }
}

/** Whether there is more to tell. */
async function tellSome(tx: TxCtx, id: string, at?: Date): Promise<boolean> {
  const untold = await repo.lockUntold(tx.db, id);
  if (!untold) return false;
  const hearers = await repo.nextHearers(tx.db, untold, AT_ONCE);
  const wishes = await wishesOf(
    tx,
    hearers.map((one) => one.id),
  );
  const { eventId } = untold;
  const tellings = hearers.flatMap((hearer) => tellingsTo(tx, eventId, hearer, wishes.get(hearer.id)));
  await hintBells(tx, await tell(tx, { rootId: eventId, ticketId: null, at }, tellings));
  const isMore = hearers.length === AT_ONCE;
  const reached = new Set(tellings.map(({ userId }) => userId)).size;
  const until = hearers.at(-1)?.id ?? null;
  await repo.noteTold(tx.db, id, { until, reached, toldAt: isMore ? null : tx.now });
  return isMore;
}

function tellingsTo(tx: TxCtx, eventId: string, hearer: repo.Hearer, wishes?: Wishes): Telling[] {
  return CHANNELS.filter((channel) => wishes?.allows('announcement', channel)).map((channel) => {
    const isHere = channel === 'in_app';
    return {
      userId: hearer.id,
      address: isHere ? null : hearer.email,
      channel,
      told: [{ eventId, template: 'announcement', kind: 'announcement' }],
      joinedFor: 0,
      isAnswer: false,
      quietUntil: isHere ? null : (wishes?.heldUntil(tx.now, false) ?? null),
    };
  });
}

export const announcementTasks: Task[] = [
  { name: 'announcements.tell', run: (ctx, { announcementId }) => tellAnnouncement(ctx, announcementId) },
  {
    name: 'announcements.take_back',
    run: (ctx, { announcementId }) => takeBackAnnouncement(ctx, announcementId),
  },
];
