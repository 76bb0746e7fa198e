import type { TxCtx } from '../../platform/ctx';
import { newId } from '../../platform/ids';
import { decide, type Known, recipientOf } from './decide';
import { messageIdOf } from './deliveries.service';
import { lineOf, wakeLines } from './lines';
import * as repo from './telling.repo';
import type { Act, Decision, Earlier, NewDelivery, Telling, Told } from './telling.types';

/** How far back messages count for whether one more is joined to them; no time for that is longer. */
const LOOKED_BACK_MS = 60 * 60_000;

interface Added {
  id: string;
  delivery: NewDelivery;
  told: Told[];
}

/**
 * Has people told of an act, each once by each channel, however often this runs; its caller has the turn (`takeTurn`), or
 * another lock that all have who tell of the act. What a channel keeps here is there at once, the rest leaves when it is
 * due. What is for a channel that this desk does not have is left out.
 * @returns the people for whom there is something new here
 */
export async function tell(tx: TxCtx, act: Act, wished: Telling[]): Promise<string[]> {
  const tellings = wished.filter(({ channel }) =>
    tx.system.deliveryChannels.some(({ name }) => name === channel),
  );
  if (tellings.length === 0) return [];
  const now = act.at ?? new Date();
  const knownTo = await knowledgeOf(tx, act, tellings, now);
  const decided = tellings.map((telling) => ({
    telling,
    decision: decide(act, telling, knownTo(telling), now),
  }));
  const added = decided.flatMap(({ decision }): Added[] =>
    decision.do === 'add' ? [{ id: newId(act.at), delivery: decision.delivery, told: decision.told }] : [],
  );
  await repo.insert(tx.db, {
    deliveries: added.map((one) => stored(tx, act, one, now)),
    told: [...added.flatMap(toldBy(act)), ...decided.flatMap(joinedBy(act))],
  });
  await repo.join(
    tx.db,
    decided.flatMap(({ telling, decision }) => changedBy(decision, knownTo(telling).earlier, now)),
  );
  await haveSent(tx, act, decided, added);
  return [
    ...new Set(
      added.flatMap(({ delivery: { telling } }) =>
        isKept(tx, telling.channel) ? (telling.userId ?? []) : [],
      ),
    ),
  ];
}

/** What waits already tells more, or leaves at once before what waits for nothing: it would be overtaken. */
function changedBy(decision: Decision, earlier: readonly Earlier[], now: Date): repo.Joined[] {
  if (decision.do === 'nothing') return [];
  if (decision.do === 'join')
    return [{ id: decision.deliveryId, told: decision.told.length, dueAt: decision.dueAt }];
  if (decision.delivery.isDigest || decision.delivery.dueAt > now) return [];
  const held = earlier.filter(({ isOpen, dueAt }) => isOpen && dueAt > now);
  return held.map(({ id }) => ({ id, told: 0, dueAt: now }));
}

const isKept = (tx: TxCtx, channel: string) =>
  tx.system.deliveryChannels.find(({ name }) => name === channel)?.send === null;

async function knowledgeOf(
  tx: TxCtx,
  act: Act,
  tellings: Telling[],
  now: Date,
): Promise<(telling: Telling) => Known> {
  const recipients = [...new Set(tellings.map(recipientOf))];
  const events = [...new Set(tellings.flatMap(({ told }) => told.map(({ eventId }) => eventId)))];
  const told = await repo.toldOf(tx.db, act, events, recipients);
  const since = new Date(now.getTime() - LOOKED_BACK_MS);
  const earlier = await repo.earlierAbout(tx.db, act, recipients, { now, since });
  const quiet = tellings.filter(({ quietUntil }) => quietUntil);
  const digests = quiet.length > 0 ? await repo.openDigests(tx.db, quiet.map(recipientOf)) : [];
  return (telling) => {
    const recipient = recipientOf(telling);
    const isTheirs = (one: { recipient: string; channel: string }) =>
      one.recipient === recipient && one.channel === telling.channel;
    return {
      toldEvents: new Set(told.filter(isTheirs).map(({ eventId }) => eventId)),
      earlier: earlier.filter(isTheirs),
      digest: digests.find(isTheirs) ?? null,
    };
  };
}

function stored(tx: TxCtx, act: Act, { id, delivery, told }: Added, now: Date): repo.DeliveryRow {
  const { telling, part, dueAt, isDigest } = delivery;
  const [first] = told as [Told];
  const isHere = isKept(tx, telling.channel);
  return {
    id,
    channel: telling.channel,
    // A digest is about no act: it stands for itself.
    eventId: isDigest ? id : first.eventId,
    rootId: isDigest ? id : act.rootId,
    ticketId: isDigest ? null : act.ticketId,
    userId: telling.userId,
    address: telling.address,
    template: isDigest ? 'digest' : first.template,
    kind: isDigest ? 'digest' : first.kind,
    part,
    state: isHere ? 'sent' : 'queued',
    sentAt: isHere ? now : null,
    dueAt,
    told: told.length,
    line: lineOf(tx, telling.channel, isDigest ? id : aboutId(act, id)),
    messageId: isHere ? null : messageIdOf(tx, id),
    createdAt: now,
  };
}

/** What is about no ticket stands for itself, so that what is told to many leaves by all lines. */
const aboutId = ({ ticketId }: Act, deliveryId: string) => ticketId ?? deliveryId;

const toldBy =
  (act: Act) =>
  ({ id, delivery: { telling }, told }: Added): repo.ToldRow[] =>
    rowsOf(act, telling, id, told);

const joinedBy =
  (act: Act) =>
  ({ telling, decision }: { telling: Telling; decision: Decision }): repo.ToldRow[] =>
    decision.do === 'join' ? rowsOf(act, telling, decision.deliveryId, decision.told) : [];

function rowsOf(act: Act, telling: Telling, deliveryId: string, told: Told[]): repo.ToldRow[] {
  return told.map(({ eventId, template, kind }) => ({
    eventId,
    recipient: recipientOf(telling),
    channel: telling.channel,
    deliveryId,
    rootId: act.rootId,
    ticketId: act.ticketId,
    template,
    kind,
  }));
}

/** Has the lines woken on which something is due, or due sooner than it was. */
async function haveSent(
  tx: TxCtx,
  act: Act,
  decided: { telling: Telling; decision: Decision }[],
  added: Added[],
): Promise<void> {
  const leaves = ({ channel }: Telling) => !isKept(tx, channel);
  const line = (channel: string, aboutId: string) => ({ channel, line: lineOf(tx, channel, aboutId) });
  await wakeLines(tx, [
    ...decided.flatMap(({ telling, decision }) =>
      decision.do === 'join' && leaves(telling) && !telling.quietUntil
        ? [{ ...line(telling.channel, aboutId(act, decision.deliveryId)), dueAt: decision.dueAt }]
        : [],
    ),
    ...added
      .filter(({ delivery: { telling } }) => leaves(telling))
      .map(({ id, delivery: { telling, dueAt, isDigest } }) => ({
        ...line(telling.channel, isDigest ? id : aboutId(act, id)),
        dueAt,
      })),
  ]);
}
