import type { Ctx } from '../../platform/ctx';
import { type MailedEvent, stepOf, type Template } from './audience';
import { commentOf, descriptionOf, type MailTicket, nameOf, type Said } from './notifications.queries';

/** Which of the texts each mail shows. */
const SHOWN: Record<Template, 'description' | 'comment' | 'solution' | 'nothing'> = {
  received: 'description',
  filed: 'description',
  copied: 'description',
  arrived: 'description',
  assigned: 'description',
  answered: 'comment',
  customer_replied: 'comment',
  noted: 'comment',
  resolved: 'solution',
  closed: 'nothing',
  reopened: 'nothing',
};

export interface Content extends Said {
  /** Null for the desk itself. */
  author: string | null;
  /** Files alone were sent, without a word. */
  isFilesOnly: boolean;
}

const NOTHING: Said = { body: '', files: [] };

/** What the mails about an event show; customers' mails never hold what a note says. */
export async function contentsOf(
  ctx: Ctx,
  event: MailedEvent,
  ticket: MailTicket,
): Promise<(template: Template) => Content> {
  const author = await nameOf(ctx, event.actorId);
  const solution = { ...NOTHING, body: (stepOf(event) === 'resolved' && ticket.solution) || '' };
  const said = {
    description: await descriptionOf(ctx, ticket),
    comment: (await commentOf(ctx, event)) ?? NOTHING,
    solution,
    nothing: NOTHING,
  };
  return (template) => {
    const { body, files } = said[SHOWN[template]];
    // Who sent files without a word may have said what the solution is.
    return { author, files, body: body || solution.body, isFilesOnly: body === '' && files.length > 0 };
  };
}
