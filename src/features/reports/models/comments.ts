import type { AskedIn } from '../asked.types';
import { commentsOf } from '../figures/details.queries';
import { countSelected } from '../figures/list.queries';
import { selectionOf } from '../figures/selection';
import type { Section } from '../report.types';
import { MOST_ROWS, ticketHref } from './cells';

/** What people wrote with their ratings, the latest first: who, of which ticket, and whose it was. */
export async function commentsSection(asked: AskedIn): Promise<Section> {
  const { ctx, period, scope, words } = asked;
  const { t } = words;
  const selection = selectionOf('commented', {}, { period, scope, now: ctx.now });
  const [comments, count] = await Promise.all([
    commentsOf(ctx.db, selection, MOST_ROWS),
    countSelected(ctx.db, selection),
  ]);
  const title = t('report.section.comments');
  return {
    id: 'comments',
    title,
    table: {
      id: 'comments',
      title,
      columns: [
        { key: 'number', label: t('report.column.ticket'), kind: 'text' },
        { key: 'score', label: t('report.by.score'), kind: 'rating' },
        { key: 'comment', label: t('report.column.comment'), kind: 'text' },
        { key: 'at', label: t('report.column.at'), kind: 'moment' },
        { key: 'requester', label: t('report.column.requester'), kind: 'text' },
        { key: 'technician', label: t('report.by.technician'), kind: 'text' },
        { key: 'department', label: t('report.by.department'), kind: 'text' },
      ],
      rows: comments.map((one) => [
        { value: `#${one.number}`, href: ticketHref(one.number) },
        { value: one.score },
        { value: one.comment },
        { value: one.at },
        { value: one.requester },
        { value: one.technician },
        { value: one.department },
      ]),
      ...(count > comments.length && { note: t('report.more', { count: count - comments.length }) }),
    },
  };
}
