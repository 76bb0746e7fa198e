import { hintBells } from '../../src/features/notifications';
import type { Template } from '../../src/features/notifications/kinds';
import { TEMPLATES } from '../../src/features/notifications/kinds';
import { type Ctx, inTx, systemCtx } from '../../src/platform/ctx';
import { row } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import type { TestApp } from '../support/app';
import type { Answer } from '../support/browser';

export interface Told {
  /** Address of the recipient. */
  to: string;
  template: Template;
  /** The act told of is the latest on this ticket; an announcement is about none. */
  ticketId?: string;
  at?: Date;
  title?: string;
}

/** Tells somebody of the latest act on a ticket as the desk does: a message of its own, and what it is about. */
export async function tell(app: TestApp, { to, template, ticketId, at, title }: Told): Promise<string> {
  const ctx = systemCtx(app.system);
  const userId = (await row<{ id: string }>(ctx.db, 'select id from users where email = :to', { to })).id;
  const act = ticketId ? await latestAct(ctx, ticketId) : await announce(ctx, title ?? 'Maintenance');
  const id = newId();
  const kind = TEMPLATES[template];
  const createdAt = at ?? new Date();
  await inTx(ctx, async (tx) => {
    await tx.db('deliveries').insert({
      ...{
        id,
        eventId: act.id,
        rootId: act.rootId,
        ticketId: ticketId ?? null,
        userId,
        template,
        kind,
        createdAt,
      },
      ...{ channel: 'in_app', state: 'sent', sentAt: createdAt },
    });
    await tx.db('delivery_events').insert({
      ...{ eventId: act.id, recipient: userId, channel: 'in_app', deliveryId: id, rootId: act.rootId },
      ...{ ticketId: ticketId ?? null, template, kind },
    });
    await hintBells(tx, [userId]);
  });
  return id;
}

interface Act {
  id: string;
  rootId: string;
}

function latestAct({ db }: Ctx, ticketId: string): Promise<Act> {
  return row(
    db,
    `select id, root_id from events where ticket_id = :ticketId and id = root_id order by id desc limit 1`,
    { ticketId },
  );
}

async function announce({ db, now }: Ctx, titleEn: string): Promise<Act> {
  const [id, subjectId, audience] = [newId(), newId(), 'everyone'];
  await db('events').insert({
    ...{ id, rootId: id, type: 'announcement.published', actorKind: 'system', channel: 'system', depth: 0 },
    ...{ subjectType: 'announcement', subjectId, data: JSON.stringify({ audience }), createdAt: now },
  });
  await db('announcements').insert({
    ...{ id: subjectId, eventId: id, titleEn, bodyEn: titleEn, audience, publishedAt: now },
  });
  return { id, rootId: id };
}

/** What the bell of a page says: its count as it is drawn, and its name. */
export function bellIn({ html }: Answer): { shown: string; label: string } {
  const button = html.querySelector('#bell button');
  return {
    shown: html.querySelector('#bell .bell-count')?.textContent ?? '',
    label: button?.getAttribute('aria-label') ?? '',
  };
}

/** What a list says of each ticket: its subject and its lines, those that are unread with a mark before them. */
export function groupsIn({ html }: Answer): { subject: string; lines: string[] }[] {
  return html.querySelectorAll('.told').map((group) => ({
    subject: group.querySelector('.told-head a, .told-head strong')?.textContent ?? '',
    lines: group.querySelectorAll('ul li').map((line) => {
      const words = line.querySelector('a') ?? line.querySelector('span:not(.visually-hidden)');
      return `${line.classList.contains('is-new') ? '* ' : ''}${words?.textContent}`;
    }),
  }));
}
