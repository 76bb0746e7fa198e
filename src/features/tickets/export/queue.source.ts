import { AppError } from '../../../platform/errors';
import { effectiveView, filterOf, HOME, queryAt } from '../queue/asked';
import { queuedTickets } from '../queue/queue.queries';
import type { QueueQuery } from '../queue/queue.schema';
import type { ExportSource } from './export.types';

/** Queues, with what they are filtered by and sorted in. */
export const queueSource: ExportSource = {
  fits: (path) => path === HOME,
  tickets: async (ctx, address, timeZone) => queuedTickets(ctx, filterOf(ctx, asked(address), timeZone)),
  title: async (ctx, address, { t }) =>
    t('export.queue', { view: t(`ticket.view.${effectiveView(ctx, asked(address))}`) }),
};

function asked(address: string): QueueQuery {
  const query = queryAt(address);
  if (!query) throw new AppError('malformed');
  return query;
}
