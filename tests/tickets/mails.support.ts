import { rows } from '../../src/platform/db';
import { deliver } from '../../src/platform/events';
import type { TestApp } from '../support/app';
import { sendMails } from '../support/deliveries';

export interface TicketMail {
  address: string;
  template: string;
  text: string;
  html: string;
}

/**
 * Every mail about a ticket, oldest first, all of its events told and whatever waits sent: the queue's jobs run in the
 * test's own transaction.
 * @param options.newestFirst the queue keeps no order
 */
export async function mailsAbout(
  app: TestApp,
  ticketId: string,
  options: { newestFirst?: boolean } = {},
): Promise<TicketMail[]> {
  const ctx = await app.ctx();
  const { on = [] } = app.system.subscribers.find(({ name }) => name === 'notifications.plan') ?? {};
  const events = await rows<{ id: string }>(
    ctx.db,
    `select id from events where ticket_id = :ticketId and type = any(:types::text[])
     order by id ${options.newestFirst ? 'desc' : 'asc'}`,
    { ticketId, types: [...on] },
  );
  for (const { id } of events) await deliver(ctx, { eventId: id, subscriber: 'notifications.plan' });
  await sendMails(ctx);
  return rows(
    ctx.db,
    `select address::text, template, body_text as text, body_html as html from deliveries
      where ticket_id = :ticketId and channel = 'mail' and subject is not null order by id`,
    { ticketId },
  );
}
