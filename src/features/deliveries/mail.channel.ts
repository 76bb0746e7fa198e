import type { Ctx } from '../../platform/ctx';
import type { DeliveryChannelOf, OutgoingMessage } from '../../platform/delivery-types';
import { MAIL_CONNECTIONS, mailFailure, mailFailureText } from '../../platform/mail';
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
      date: message.createdAt,
      headers: headersOf(ctx, message),
    });
    return state;
  },
  failureOf: (error) => ({ failure: mailFailure(error), text: mailFailureText(error) }),
};

/** Mails about a ticket are one conversation, whatever its subject becomes (RFC 5322, 3.6.4). */
function headersOf({ system: { config } }: Ctx, { messageId, thread, unsubscribeUrl }: OutgoingMessage) {
  const host = new URL(config.baseUrl).hostname;
  const last = thread?.earlier.at(-1);
  return {
    'Message-ID': messageId,
    ...(thread && { References: [`<ticket.${thread.id}@${host}>`, ...thread.earlier].join(' ') }),
    ...(last && { 'In-Reply-To': last }),
    ...(unsubscribeUrl && {
      'List-Unsubscribe': `<${unsubscribeUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  };
}
