import { encrypt } from '../../platform/crypto';
import type { Locale, TxCtx } from '../../platform/ctx';
import { newId } from '../../platform/ids';
import { lineOf, wakeLines } from './lines';

/** Of the live hints about what becomes of deliveries. */
export const TOPIC = 'deliveries';

/** Whoever has a page open that shows what becomes of these sees it. */
export async function hintDeliveries(tx: TxCtx, ids: string[]): Promise<void> {
  const topics = [TOPIC, ...(await tx.system.messageWriter.topicsOf(tx, ids))];
  await tx.system.live.hint(tx, { topics, audience: 'staff' });
}

/** Stands in a stored mail where its secret link goes: a copy of the database lets nobody in. */
export const SECRET_LINK = 'https://secret-link.invalid/';

export interface NewMail {
  /** The event, or the token, that it is about: an address gets one mail about each. */
  eventId: string;
  userId: string | null;
  address: string;
  template: string;
  locale: Locale;
  subject: string;
  bodyText: string;
  bodyHtml: string;
  /** The address that SECRET_LINK stands for. */
  secretUrl?: string;
}

/**
 * Stores a mail that is written already and has it sent. Nobody turns such mails off, and they go to their address,
 * whosever it is.
 * @returns false when there is one about that for the address already
 */
export async function queueMail(tx: TxCtx, { secretUrl, ...mail }: NewMail): Promise<boolean> {
  const { config } = tx.system;
  const id = newId();
  const line = lineOf(tx, 'mail', id);
  const [stored] = await tx
    .db('deliveries')
    .insert({
      id,
      channel: 'mail',
      state: 'queued',
      line,
      secret: secretUrl ? encrypt(config.encryptionKey, secretUrl) : null,
      messageId: messageIdOf(tx, id),
      ...mail,
    })
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  if (stored) await wakeLines(tx, [{ channel: 'mail', line }]);
  return stored !== undefined;
}

/** What a message is called on its way (RFC 5322, 3.6.4). */
export const messageIdOf = ({ system: { config } }: Pick<TxCtx, 'system'>, id: string): string =>
  `<${id}@${new URL(config.baseUrl).hostname}>`;
