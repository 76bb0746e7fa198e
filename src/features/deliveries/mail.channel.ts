import type { Ctx } from '../../platform/ctx';
import type { DeliveryChannelOf, OutgoingMessage } from '../../platform/delivery-types';
import { MAIL_CONNECTIONS, mailFailure, mailFailureText, refusesAddress } from '../../platform/mail';
import { unsubscribeHeaders } from '../../platform/mail/unsubscribe';
import { picturesIn } from './sending.service';

/** Hands messages to the mail server, by name where they go to the address that somebody has. */
export const mailChannel: DeliveryChannelOf<Ctx> = {
  name: 'mail',
  lines: MAIL_CONNECTIONS,
  send: async (ctx, message) => {
    const { state } = await ctx.system.mailer.send({
      to: { name: message.name ?? '', address: message.address ?? '' },
      subject: message.subject,
      text: message.bodyText,
      html: message.bodyHtml,
      pictures: await picturesIn(ctx, message.bodyHtml),
      files: message.files,
      date: message.createdAt,
      headers: headersOf(ctx, message),
    });
    return state;
  },
  failureOf: (error) => ({
    failure: mailFailure(error),
    text: mailFailureText(error),
    refusesAddress: refusesAddress(error),
  }),
};

/** Mails about a ticket are one conversation, whatever its subject becomes (RFC 5322, 3.6.4). */
function headersOf({ system: { config } }: Ctx, { messageId, thread, unsubscribeUrl }: OutgoingMessage) {
  const host = new URL(config.baseUrl).hostname;
  const last = thread?.earlier.at(-1);
  return {
    'Message-ID': messageId,
    ...(thread && { References: [`<ticket.${thread.id}@${host}>`, ...thread.earlier].join(' ') }),
    ...(last && { 'In-Reply-To': last }),
    ...unsubscribeHeaders(unsubscribeUrl),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
}
