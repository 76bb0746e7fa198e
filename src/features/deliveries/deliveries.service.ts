import { encrypt } from '../../platform/crypto';
import type { Locale, TxCtx } from '../../platform/ctx';
import { newId } from '../../platform/ids';
import { enqueueAll, type Job } from '../../platform/jobs';
import { MAIL_CONNECTIONS } from '../../platform/mail';

export const SEND_MAIL = 'notifications.send';

/** Of the live hints about what becomes of mail. */
export const TOPIC = 'mails';

/** Stands in a stored mail where its secret link goes: a copy of the database lets nobody in. */
export const SECRET_LINK = 'https://secret-link.invalid/';

export interface NewMail {
  /** The event, or the token, that it is about: an address gets one mail about each. */
  eventId: string;
  /** The first event of the act, where one is told by several: of each ticket an address gets one mail about it. */
  rootId?: string;
  ticketId?: string;
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

/** Stores a mail and has it sent; false when there is one about that for the address already. */
export async function queueMail(tx: TxCtx, mail: NewMail): Promise<boolean> {
  return (await queueMails(tx, [mail])) === 1;
}

/** Several at once. Resolves to how many are new: an address has one mail about each event, and each act. */
export async function queueMails(tx: TxCtx, mails: NewMail[]): Promise<number> {
  if (mails.length === 0) return 0;
  const stored = await tx
    .db('deliveries')
    .insert(mails.map((mail) => storedMail(tx, mail)))
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  await haveSent(tx, stored);
  return stored.length;
}

function storedMail({ system: { config } }: TxCtx, { secretUrl, ...mail }: NewMail) {
  const id = newId();
  const messageId = `<${id}@${new URL(config.baseUrl).hostname}>`;
  const secret = secretUrl ? encrypt(config.encryptionKey, secretUrl) : null;
  return { id, state: 'queued', secret, messageId, ...mail };
}

/**
 * Has mails sent, each when it is due or now, in place of what was planned for it. As many lines as there are
 * connections: on one, a mail waits for the one before it, so that mail servers that never answer hold no more workers.
 */
export async function haveSent(tx: TxCtx, mails: { id: string; nextAt?: Date }[]): Promise<void> {
  await enqueueAll(
    tx,
    mails.map(
      ({ id, nextAt }): Job<typeof SEND_MAIL> => ({
        task: SEND_MAIL,
        payload: { mailId: id },
        runAt: nextAt,
        key: `mail:${id}`,
        line: `mail:${Number.parseInt(id.slice(-4), 16) % MAIL_CONNECTIONS}`,
      }),
    ),
  );
}
