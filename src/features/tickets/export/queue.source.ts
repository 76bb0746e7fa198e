import { AppError } from '../../../platform/errors';
import { effectiveView, filterAt, queryAt, queryFor } from '../queue/asked';
import { languageOf } from '../queue/parameters';
import { queuedTickets } from '../queue/queue.queries';
import type { QueueAddress } from '../queue/queue.schema';
import { HOME } from '../queue/queue.types';
import type { ExportSource } from './export.types';

/** Queues, with what they are filtered by and sorted in. */
export const queueSource: ExportSource = {
  fits: (path) => path === HOME,
  tickets: async (ctx, address, timeZone) =>
    queuedTickets(ctx, await filterAt(ctx, asked(address), timeZone)),
  title: async (ctx, address, { t }) => {
    const queue = asked(address);
    const view = effectiveView(ctx, queryFor(queue, languageOf(queue, 'en')));
    return t('export.queue', { view: t(`ticket.view.${view}`) });
  },
};

function asked(address: string): QueueAddress {
  const query = queryAt(address);
  if (!query) throw new AppError('malformed');
  return query;
}
