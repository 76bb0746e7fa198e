import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import type { DeskEvent } from '../../platform/events';
import { type Telling, type Told, takeTurn, tell } from '../deliveries';
import { type Notice, noticesOf, type Readers, TOLD, type ToldEvent } from './audience';
import { CHANNELS, type ChannelName } from './channels';
import { hintBells } from './in-app/in-app.service';
import { TEMPLATES } from './kinds';
import { type Circle, circleOf, eventsOfAct, recipientsOf } from './notifications.queries';
import { burstSeconds, type Wishes, wishesOf } from './preferences';
import { STRENGTH } from './strength';
import { isToldBy } from './told-by';

/**
 * Plans who is told of an act, by which channel and when. It looks at the whole act, so whoever has several reasons to
 * hear of it gets one message; what was undone tells nobody anything.
 * @param at when they are told, where that is not now
 */
export async function planAct(
  ctx: Ctx,
  { rootId, ticketId }: Pick<DeskEvent, 'rootId' | 'ticketId'>,
  at?: Date,
): Promise<void> {
  if (!ticketId) return;
  await inTx(ctx, async (tx) => {
    const act = { rootId, ticketId, at };
    // Whoever undoes the act has done so by then, or finds that it is told.
    await takeTurn(tx.db, act);
    const events = await eventsOfAct(tx, rootId, ticketId);
    if (events.some(({ type }) => (type as string) === 'ticket.undone')) return;
    const circle = await circleOf(tx, ticketId, mentionedIn(events));
    if (!circle) return;
    const tellings = await tellingsOf(tx, events.filter(isTold), circle);
    const people = await tell(tx, act, tellings);
    await hintBells(tx, people);
  });
}

function mentionedIn(events: ToldEvent[]): string[] {
  return events.flatMap(({ data }) => ('mentionedIds' in data && data.mentionedIds) || []);
}

const isTold = ({ type }: ToldEvent): boolean => TOLD.includes(type);

interface Reason extends Told {
  notice: Notice;
  event: ToldEvent;
}

async function tellingsOf(tx: TxCtx, events: ToldEvent[], circle: Circle): Promise<Telling[]> {
  const reasons = events.flatMap((event) =>
    noticesOf(event, circle.readers).map(
      (notice): Reason => ({
        notice,
        event,
        eventId: event.id,
        template: notice.template,
        kind: TEMPLATES[notice.template],
      }),
    ),
  );
  const ids = [...new Set(reasons.flatMap(({ notice: { userId } }) => userId ?? []))];
  const wishes = await wishesOf(tx, ids);
  const joinedFor = circle.readers.isUrgent ? 0 : (await burstSeconds(tx)) * 1000;
  const plan: Plan = { tx, circle, joinedFor };
  const own = ids.flatMap((id) => {
    const theirs = reasons.filter(({ notice: { userId } }) => userId === id);
    const wished = wishes.get(id);
    return wished ? CHANNELS.flatMap((channel) => toPerson(plan, id, wished, channel, theirs)) : [];
  });
  return [...own, ...(await toDepartment(plan, reasons))];
}

interface Plan {
  tx: TxCtx;
  circle: Circle;
  /** Milliseconds. */
  joinedFor: number;
}

function toPerson(
  { tx, circle: { readers, addresses }, joinedFor }: Plan,
  id: string,
  wishes: Wishes,
  channel: ChannelName,
  reasons: Reason[],
): Telling[] {
  const isHere = channel === 'in_app';
  const wished = reasons
    .filter(({ kind }) => wishes.allows(kind as never, channel))
    .filter(({ notice: { template } }) => isToldBy(channel, template));
  const told = strongestFirst(wished);
  if (!told) return [];
  const isReceipt = told[0].template === 'received';
  return [
    {
      userId: id,
      address: isHere ? null : (addresses.get(id) ?? null),
      channel,
      told,
      joinedFor: isHere || isReceipt ? 0 : joinedFor,
      isAnswer: !isHere && asks(readers, id) && wished.some(isAnswer),
      quietUntil: isHere || isReceipt ? null : wishes.heldUntil(tx.now, readers.isUrgent),
    },
  ];
}

/** Whether it is their ticket, or they are in copy. */
const asks = ({ requesterId, participantIds }: Readers, id: string | null) =>
  id !== null && [requesterId, ...participantIds].includes(id);

/** A public reply of the desk to whoever asked: it waits for nothing. */
function isAnswer({ event, template }: Reason): boolean {
  return event.type === 'ticket.replied' && event.data.by === 'staff' && template === 'answered';
}

/** The address of the department, unless it is the one of who acted. */
async function toDepartment(
  { tx, circle: { readers }, joinedFor }: Plan,
  reasons: Reason[],
): Promise<Telling[]> {
  const address = readers.departmentEmail;
  const theirs = reasons.filter(({ notice: { userId } }) => userId === null);
  if (theirs.length === 0) return [];
  const actors = await recipientsOf(
    tx,
    theirs.flatMap(({ event: { actorId } }) => actorId ?? []),
  );
  const isBy = (actorId: string | null) =>
    actors.some(({ id, email }) => id === actorId && email?.toLowerCase() === address?.toLowerCase());
  const told = strongestFirst(theirs.filter(({ event }) => !isBy(event.actorId)));
  if (!address || !told) return [];
  return [{ userId: null, address, channel: 'mail', told, joinedFor, isAnswer: false, quietUntil: null }];
}

/** Each event once, by the strongest reason there is to hear of it. */
function strongestFirst(reasons: Reason[]): Telling['told'] | null {
  const ordered = reasons.toSorted(
    (a, b) => STRENGTH.indexOf(a.notice.template) - STRENGTH.indexOf(b.notice.template),
  );
  const once = ordered.filter(
    ({ eventId }, index) => ordered.findIndex((other) => other.eventId === eventId) === index,
  );
  const [first, ...others] = once.map(({ eventId, template, kind }): Told => ({ eventId, template, kind }));
  return first ? [first, ...others] : null;
}
