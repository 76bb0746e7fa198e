import { type Ctx, inTx } from '../../../platform/ctx';
import { invalid } from '../../../platform/errors';
import { typedLines } from '../../../platform/typed';
import { emitTicket } from '../emit';
import { hintTicket } from '../hints';
import { reindex } from '../search/indexing.service';
import { seenBy } from '../shown';
import { MAX } from '../tickets.input';
import { assertMayRate } from '../tickets.policy';
import { lockTicket, updateTicket } from '../tickets.repo';
import type { Ticket } from '../tickets.types';

/**
 * How content the customer is, 1 to 10; a second rating replaces the first.
 * @throws AppError `invalid` while the ticket is not resolved or closed
 */
export async function rateTicket(
  ctx: Ctx,
  ticketId: string,
  { score, comment }: { score: number; comment?: string | null },
): Promise<Ticket> {
  const feedback = typedLines(comment ?? '') || null;
  if (!Number.isInteger(score) || score < 1 || score > 10) {
    throw invalid('satisfaction', 'input.out_of_range', { min: 1, max: 10 });
  }
  const length = [...(feedback ?? '')].length;
  if (length > MAX.feedback) {
    throw invalid('feedback', 'input.too_long', { max: MAX.feedback, length });
  }
  return inTx(ctx, async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    assertMayRate(tx.actor, ticket);
    if (ticket.status !== 'resolved' && ticket.status !== 'closed') {
      throw invalid('satisfaction', 'tickets.error.not_rateable');
    }
    const after = await updateTicket(tx.db, ticket.id, {
      satisfaction: score,
      satisfactionComment: feedback,
      satisfactionAt: tx.now,
      version: ticket.version + 1,
      updatedAt: tx.now,
      publicUpdatedAt: tx.now,
    });
    await reindex(tx, [ticket.id]);
    await emitTicket(tx, 'ticket.rated', after, {
      data: { version: after.version },
      changes: {
        satisfaction: { before: ticket.satisfaction, after: score },
        satisfactionComment: { before: ticket.satisfactionComment, after: feedback },
      },
    });
    await hintTicket(tx, 'everyone', ticket.id);
    return seenBy(tx, { ...after, internals: ticket.internals });
  });
}
