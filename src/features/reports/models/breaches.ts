import { z } from 'zod';
import type { AskedIn } from '../asked.types';
import { breachesOf } from '../figures/details.queries';
import { countSelected } from '../figures/list.queries';
import { selectionOf } from '../figures/selection';
import type { Section } from '../report.types';
import type { Words } from '../words.types';
import { MOST_ROWS, ticketHref } from './cells';

/** The promises that were broken, the latest first, each with the cause that was kept with it. */
export async function breachesSection(asked: AskedIn): Promise<Section> {
  const { ctx, period, scope, words } = asked;
  const { t } = words;
  const selection = selectionOf('breached', {}, { period, scope, now: ctx.now });
  const [breaches, count] = await Promise.all([
    breachesOf(ctx.db, selection, MOST_ROWS),
    countSelected(ctx.db, selection),
  ]);
  const title = t('report.section.breaches');
  return {
    id: 'breaches',
    title,
    table: {
      id: 'breaches',
      title,
      columns: [
        { key: 'number', label: t('report.column.ticket'), kind: 'text' },
        { key: 'subject', label: t('report.column.subject'), kind: 'text' },
        { key: 'promise', label: t('report.by.promise'), kind: 'text' },
        { key: 'policy', label: t('report.by.policy'), kind: 'text' },
        { key: 'target', label: t('report.column.target'), kind: 'seconds' },
        { key: 'taken', label: t('report.column.taken'), kind: 'seconds' },
        { key: 'at', label: t('report.column.at'), kind: 'moment' },
        { key: 'technician', label: t('report.by.technician'), kind: 'text' },
        { key: 'department', label: t('report.by.department'), kind: 'text' },
        { key: 'cause', label: t('report.column.cause'), kind: 'text' },
      ],
      rows: breaches.map((one) => [
        { value: `#${one.number}`, href: ticketHref(one.number) },
        { value: one.subject },
        { value: t(`sla.ticket.kind.${one.kind}`) },
        { value: one.policy },
        { value: one.targetSeconds },
        { value: one.takenSeconds },
        { value: one.at },
        { value: one.technician },
        { value: one.department },
        { value: causeText(one.cause, words) },
      ]),
      ...(count > breaches.length && { note: t('report.more', { count: count - breaches.length }) }),
    },
  };
}

/** Whom a ticket waited for when a promise was broken. */
export const CAUSES = ['staff', 'customer', 'third_party'] as const;

/** Of what the history keeps of why a promise was broken, what is told in a line. */
const CAUSE = z.object({
  waitingFor: z.enum(CAUSES),
  unassignedSeconds: z.number().default(0),
  heldSeconds: z.record(z.string(), z.number()).default({}),
});

function causeText(cause: unknown, { t, fmt }: Words): string | null {
  const read = CAUSE.safeParse(cause);
  if (!read.success) return null;
  const { waitingFor, unassignedSeconds, heldSeconds } = read.data;
  const held = Object.values(heldSeconds).reduce((sum, seconds) => sum + seconds, 0);
  return [
    t(`sla.ticket.waited.${waitingFor}`),
    ...(unassignedSeconds > 0 ? [t('sla.ticket.unassigned', { time: fmt.hours(unassignedSeconds) })] : []),
    ...(held > 0 ? [t('sla.ticket.held', { time: fmt.hours(held) })] : []),
  ].join(' · ');
}
