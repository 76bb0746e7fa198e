import { isDeepStrictEqual } from 'node:util';
import type { Request, Response } from 'express';
import { actingAs, type Ctx, type PersonActor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { ctxOf } from '../../platform/http/input';
import { networkOf } from '../../platform/http/limit-rules';
import { tabOf } from '../../platform/http/open-pages';
import { isId } from '../../platform/ids';
import type { LiveSubscriber } from '../../platform/live';
import { TOPIC as BATCHES } from '../batches';
import { TOPIC as MAILS } from '../deliveries';
import { exportsTopic } from '../exports';
import { bellTopic } from '../notifications';
import { keptTopics } from '../schedules';
import { recomputedSince } from '../sla';
import { listsChangedSince, ticketsChangedSince, visibleTicketIds } from '../tickets';
import { findActorBySignIn, isStaff } from '../users';
import { eventStream } from './event-stream';
import { RIGHTS_OF_ALL } from './realtime.policy';
import { ticketOf } from './realtime.rules';

const MAX_TOPICS = 20;
const LISTS = ['queue', 'portal'] as const;
/** Pages of the administration: what they show is asked anew, which costs less than to find out whether it changed. */
const STATES = [BATCHES, MAILS];
/** Rights for lists are read anew at least this often; the browser reconnects by itself. */
const LIFETIME_MS = 10 * 60_000;
/** The part of it that is left to chance: streams that a restart opened together must not all end together. */
const SPREAD = 0.5;
/** Nodes do not agree on what time it is, and a change bears the time at which its request began. */
const SLACK_MS = 500;
/** Seconds after which a page that found no room may ask again. */
const RETRY_SECONDS = 60;

/**
 * The stream of hints for one open page (server-sent events, WHATWG HTML 9.2). A ticket's topic is granted
 * only to who may see the ticket, and asked about again at each hint; lists go by the rights of when the stream
 * opened, which ends when they change.
 * @throws AppError `unavailable` where there are too many streams already
 */
export async function stream(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const actor = ctx.actor as PersonActor;
  const topics = await grantedTopics(req, actor);
  const { live, metrics, stopSignal } = ctx.system;
  // Of who has left already, or comes while the node drains, nothing more would be heard.
  if (res.destroyed) return;
  if (stopSignal.aborted || !req.signIn) throw noRoom();
  const events = eventStream(res, ctx.system);
  const subscriber: LiveSubscriber = {
    topics,
    endedBy: actor.role === 'technician' ? [`person:${actor.id}`, RIGHTS_OF_ALL] : [`person:${actor.id}`],
    tab: tabOf(req.query.tab, actor.id),
    personId: actor.id,
    network: networkOf(ctx.ip ?? ''),
    actor,
    signInId: req.signIn.id,
    send: (topic) => events.send('hint', { topic }),
    end: events.end,
    replaced: () => {
      metrics.liveStreams.inc({ outcome: 'replaced' });
      events.send('replaced', {});
      events.end();
    },
  };
  const disconnect = live.connect(subscriber);
  metrics.liveStreams.inc({ outcome: disconnect ? 'opened' : 'refused' });
  if (!disconnect) throw noRoom();
  res.once('close', disconnect);
  events.begin(LIFETIME_MS * (1 - SPREAD * Math.random()));
  // Rights that changed while the stream opened: no hint will come for that any more either.
  if (!isDeepStrictEqual((await contextNow(req))?.actor, actor)) return events.end();
  const since = sinceOf(req);
  if (!since) return;
  const named = await live.missed(subscriber, Date.now() - since.getTime());
  if (!named) return events.end();
  for (const topic of new Set([...named, ...(await changedSince(req, topics, since))]))
    events.send('hint', { topic });
}

const noRoom = () => new AppError('unavailable', { data: { retryAfterSeconds: RETRY_SECONDS } });

/** The request's context at this moment, with the rights that its sign-in gives now; null once that has ended. */
async function contextNow(req: Request): Promise<Ctx | null> {
  const opened = ctxOf(req);
  const now = { ...opened, db: opened.system.db, now: new Date() };
  const found = req.signIn ? await findActorBySignIn(now, req.signIn.id, { isUsed: false }) : null;
  return found && actingAs(now, found.actor);
}

/** From when on the page may have missed something; null where it does not ask. */
function sinceOf(req: Request): Date | null {
  const made = Number(req.query.since);
  if (!Number.isSafeInteger(made) || made <= 0 || made > Date.now() + 60_000) return null;
  return new Date(made - SLACK_MS);
}

/** What has changed since, as the database knows it: by when requests began, and however long ago it was. */
async function changedSince(req: Request, topics: string[], since: Date): Promise<string[]> {
  const ctx = ctxOf(req);
  // That changes what pages of tickets and queues tell, though nothing has happened to the tickets.
  const isRecomputed = await recomputedSince(ctx, since);
  if (isRecomputed && isStaff(ctx.actor)) return topics;
  const tickets = topics.flatMap((topic) => ticketOf(topic) ?? []);
  const changed = await ticketsChangedSince(ctx, tickets, since);
  // A customer's page may still tell what nobody lets them know any more: which ones do is not known here.
  if (isRecomputed) changed.push(...tickets);
  const lists: string[] = [];
  for (const list of LISTS) {
    if (topics.includes(list) && (await listsChangedSince(ctx, list, since))) lists.push(list);
  }
  lists.push(...STATES.filter((state) => topics.includes(state)));
  const { actor } = ctx;
  if (actor.kind === 'person') lists.push(...topics.filter((topic) => topic === exportsTopic(actor.id)));
  lists.push(...(await keptTopics(ctx, topics)));
  return [...new Set([...changed.map((id) => `ticket:${id}`), ...lists])];
}

async function grantedTopics(req: Request, actor: PersonActor): Promise<string[]> {
  const { topics } = req.query;
  if (typeof topics !== 'string') throw new AppError('malformed');
  const asked = [...new Set(topics.split(',').filter(Boolean))];
  if (asked.length === 0 || asked.length > MAX_TOPICS) throw new AppError('malformed');
  const tickets = asked.flatMap((topic) => ticketOf(topic) ?? []);
  const visible = await visibleTicketIds(ctxOf(req), tickets.filter(isId));
  const lists = asked.filter((topic) => listsOf(actor).includes(topic));
  return [...lists, ...(await keptTopics(ctxOf(req), asked)), ...visible.map((id) => `ticket:${id}`)];
}

/** What they have not read is told to nobody else. */
function listsOf({ id, role }: PersonActor): string[] {
  const own = ['portal', bellTopic(id)];
  if (role === 'customer') return own;
  const staffs = [...own, 'queue', exportsTopic(id)];
  return role === 'administrator' ? [...staffs, ...STATES] : staffs;
}
