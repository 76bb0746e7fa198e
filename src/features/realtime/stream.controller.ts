import type { Request, Response } from 'express';
import type { PersonActor } from '../../platform/ctx';
import { AppError } from '../../platform/errors';
import { ctxOf } from '../../platform/http/input';
import { isId } from '../../platform/ids';
import { ticketsChangedSince, visibleTicketIds } from '../tickets';
import { mayKnow } from './realtime.policy';

const MAX_TOPICS = 20;
/** Proxies cut connections that stay silent for a minute. */
const BEAT_MS = 25_000;
/** Rights are read anew at least this often; the browser reconnects by itself. */
const LIFETIME_MS = 10 * 60_000;
/** A change bears the time at which its request began, which lies before the moment it can be seen. */
const SLACK_MS = 2000;

/**
 * The stream of hints for one open page (server-sent events, WHATWG HTML 9.2). A ticket's topic is granted
 * only to who may see the ticket; the person's own topic ends the stream when their rights change.
 */
export async function stream(req: Request, res: Response): Promise<void> {
  const ctx = ctxOf(req);
  const actor = ctx.actor as PersonActor;
  const topics = await grantedTopics(req, actor);
  const watched = new Set(topics.flatMap((topic) => (topic.startsWith('ticket:') ? [topic.slice(7)] : [])));
  const own = `person:${actor.id}`;
  const { stopSignal } = ctx.system;

  res.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  res.write('retry: 1000\n\n');
  // Of who has left already, or comes while the node drains, nothing more would be heard.
  if (res.destroyed || stopSignal.aborted) return void res.end();
  const send = (topic: string) => {
    // What ended has not closed yet: writing to it would be an error that nobody catches.
    if (res.writableEnded) return;
    if (topic === own) res.end();
    else res.write(`event: hint\ndata: ${JSON.stringify({ topic })}\n\n`);
  };
  const disconnect = ctx.system.live.connect({
    topics: [...topics, own],
    allow: (hint) => hint.topics.includes(own) || mayKnow(actor, hint, watched),
    send,
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
  for (const id of await missed(req, [...watched])) send(`ticket:${id}`);
}

/** What changed between the making of the page and this moment: no hint will come for it any more. */
function missed(req: Request, tickets: string[]): Promise<string[]> {
  const since = Number(req.query.since);
  if (!Number.isSafeInteger(since) || since <= 0 || since > Date.now() + 60_000) return Promise.resolve([]);
  return ticketsChangedSince(ctxOf(req), tickets, new Date(since - SLACK_MS));
}

async function grantedTopics(req: Request, actor: PersonActor): Promise<string[]> {
  const { topics } = req.query;
  if (typeof topics !== 'string') throw new AppError('malformed');
  const asked = [...new Set(topics.split(',').filter(Boolean))];
  if (asked.length === 0 || asked.length > MAX_TOPICS) throw new AppError('malformed');
  const tickets = asked.flatMap((topic) => (topic.startsWith('ticket:') ? [topic.slice(7)] : []));
  const visible = await visibleTicketIds(ctxOf(req), tickets.filter(isId));
  const lists = asked.filter((topic) => topic === (actor.role === 'customer' ? 'portal' : 'queue'));
  return [...lists, ...visible.map((id) => `ticket:${id}`)];
}
