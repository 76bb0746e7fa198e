import { isDeepStrictEqual } from 'node:util';
import type { Request, Response } from 'express';
import { actingAs, type Ctx, type PersonActor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { ctxOf } from '../../platform/http/input';
import { isId } from '../../platform/ids';
import { TOPIC as BATCHES } from '../batches';
import { listsChangedSince, ticketsChangedSince, visibleTicketIds } from '../tickets';
import { findActorBySignIn } from '../users';
import { mayBeTold, RIGHTS_OF_ALL } from './realtime.policy';

const MAX_TOPICS = 20;
const LISTS = ['queue', 'portal'] as const;
/** Proxies cut connections that stay silent for a minute. */
const BEAT_MS = 25_000;
/** Rights for lists are read anew at least this often; the browser reconnects by itself. */
const LIFETIME_MS = 10 * 60_000;
/** A change bears the time at which its request began, which lies before the moment it can be seen. */
const SLACK_MS = 500;

/**
 * The stream of hints for one open page (server-sent events, WHATWG HTML 9.2). A ticket's topic is granted
 * only to who may see the ticket, and asked about again at each hint; lists go by the rights of when the stream
 * opened, which ends when they change.
 */
export async function stream(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const actor = ctx.actor as PersonActor;
  const topics = await grantedTopics(req, actor);
  const own = `person:${actor.id}`;
  // First those that end the stream: whoever is told everything is told nothing more after them.
  const rights = actor.role === 'technician' ? [own, RIGHTS_OF_ALL] : [own];
  const { stopSignal } = ctx.system;

  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  res.write('retry: 1000\n\n');
  // Of who has left already, or comes while the node drains, nothing more would be heard.
  if (res.destroyed || stopSignal.aborted) return void res.end();
  const write = (topic: string) => {
    // What ended has not closed yet: writing to it would be an error that nobody catches.
    if (!res.writableEnded) res.write(`event: hint\ndata: ${JSON.stringify({ topic })}\n\n`);
  };
  const disconnect = ctx.system.live.connect({
    topics: [...rights, ...topics],
    allow: (hint, topic) => rights.includes(topic) || mayBeTold(actor, hint, topic),
    send: (topic) => {
      if (rights.includes(topic)) res.end();
      else if (ticketOf(topic) === null) write(topic);
      else if (!res.writableEnded) void tellOfTicket(req, res, topic, write);
    },
  });
  const beat = setInterval(() => !res.writableEnded && res.write(': beat\n\n'), BEAT_MS);
  const end = setTimeout(() => res.end(), LIFETIME_MS);
  const stop = () => res.end();
  stopSignal.addEventListener('abort', stop);
  res.once('close', () => {
    disconnect();
    stopSignal.removeEventListener('abort', stop);
    clearInterval(beat);
    clearTimeout(end);
  });
  // Rights that changed while the stream opened: no hint will come for that any more either.
  if (!isDeepStrictEqual((await contextNow(req))?.actor, actor)) return void res.end();
  for (const topic of await missed(req, topics)) write(topic);
}

/**
 * Tells of a change to whoever may see the ticket at this moment. For others the stream ends, without a word: the
 * page comes back, and finds what it may still show.
 */
async function tellOfTicket(
  req: Request,
  res: Response,
  topic: string,
  write: (topic: string) => void,
): Promise<void> {
  try {
    const now = await contextNow(req);
    const visible = now ? await visibleTicketIds(now, [ticketOf(topic) ?? '']) : [];
    if (visible.length > 0) write(topic);
    else res.end();
  } catch (error) {
    ctxOf(req).system.log.warn({ err: error }, 'rights of a stream could not be read');
    res.end();
  }
}

/** The request's context at this moment, with the rights that its sign-in gives now; null once that has ended. */
async function contextNow(req: Request): Promise<Ctx | null> {
  const opened = ctxOf(req);
  const now = { ...opened, db: opened.system.db, now: new Date() };
  const found = req.signIn ? await findActorBySignIn(now, req.signIn.id, { isUsed: false }) : null;
  return found && actingAs(now, found.actor);
}

const ticketOf = (topic: string): string | null => (topic.startsWith('ticket:') ? topic.slice(7) : null);

/** What changed between the making of the page and this moment: no hint will come for it any more. */
async function missed(req: Request, topics: string[]): Promise<string[]> {
  const made = Number(req.query.since);
  if (!Number.isSafeInteger(made) || made <= 0 || made > Date.now() + 60_000) return [];
  const ctx = ctxOf(req);
  const since = new Date(made - SLACK_MS);
  const tickets = topics.flatMap((topic) => ticketOf(topic) ?? []);
  const changed = await ticketsChangedSince(ctx, tickets, since);
  const lists: string[] = [];
  for (const list of LISTS) {
    if (topics.includes(list) && (await listsChangedSince(ctx, list, since))) lists.push(list);
  }
  // How far a batch has come is asked anew: that costs less than to find out whether it has.
  if (topics.includes(BATCHES)) lists.push(BATCHES);
  return [...changed.map((id) => `ticket:${id}`), ...lists];
}

async function grantedTopics(req: Request, actor: PersonActor): Promise<string[]> {
  const { topics } = req.query;
  if (typeof topics !== 'string') throw new AppError('malformed');
  const asked = [...new Set(topics.split(',').filter(Boolean))];
  if (asked.length === 0 || asked.length > MAX_TOPICS) throw new AppError('malformed');
  const tickets = asked.flatMap((topic) => ticketOf(topic) ?? []);
  const visible = await visibleTicketIds(ctxOf(req), tickets.filter(isId));
  const lists = asked.filter((topic) => listsOf(actor).includes(topic));
  return [...lists, ...visible.map((id) => `ticket:${id}`)];
}

function listsOf({ role }: PersonActor): string[] {
  if (role === 'customer') return ['portal'];
  return role === 'administrator' ? ['portal', 'queue', BATCHES] : ['portal', 'queue'];
}
