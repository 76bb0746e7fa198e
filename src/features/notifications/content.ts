import type { Ctx } from '../../platform/ctx';
import { stepOf, type ToldEvent } from './audience';
import type { Template } from './kinds';
import { commentOf, descriptionOf, type Said, type ToldTicket } from './notifications.queries';

/** Which of the texts each message shows. */
const SHOWN: Record<Template, 'description' | 'comment' | 'solution' | 'rating' | 'nothing'> = {
  received: 'description',
  filed: 'description',
  copied: 'description',
  arrived: 'description',
  raised: 'description',
  assigned: 'description',
  answered: 'comment',
  customer_replied: 'comment',
  noted: 'comment',
  mentioned: 'comment',
  resolved: 'solution',
  closed: 'nothing',
  stepped: 'nothing',
  reopened: 'nothing',
  sla_warned: 'nothing',
  sla_breached: 'nothing',
  rated: 'rating',
  announcement: 'nothing',
  export_ready: 'nothing',
  report_scheduled: 'nothing',
};

export interface Content extends Said {
  /** Files alone were sent, without a word. */
  isFilesOnly: boolean;
}

const NOTHING: Said = { body: '', files: [] };

/** What a message shows of an event; what customers read never holds what a note says. */
export async function contentOf(
  ctx: Ctx,
  template: Template,
  event: ToldEvent,
  ticket: ToldTicket,
): Promise<Content> {
  const { body, files } = await said(ctx, template, event, ticket);
  const solution = (stepOf(event) === 'resolved' && ticket.solution) || '';
  // Who sent files without a word may have said what the solution is.
  return { files, body: body || solution, isFilesOnly: body === '' && files.length > 0 };
}

async function said(ctx: Ctx, template: Template, event: ToldEvent, ticket: ToldTicket): Promise<Said> {
  switch (SHOWN[template]) {
    case 'description':
      return descriptionOf(ctx, ticket);
    case 'comment':
      return (await commentOf(ctx, event)) ?? NOTHING;
    case 'rating':
      return { body: ticket.satisfactionComment ?? '', files: [] };
    default:
      return NOTHING;
  }
}
