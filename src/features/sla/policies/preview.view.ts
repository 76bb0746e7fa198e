import type { Request } from 'express';
import type { Preview } from './preview.service';
import { MOST_COUNTED, MOST_RECKONED } from './preview.service';

/** What saving the policy would do, in words. */
export function previewView(req: Request, preview: Preview) {
  const { t, fmt } = req.shell;
  const { counts, effects, tickets } = preview;
  const figure = (name: string, count: number, hint?: string, bad = false) => ({
    label: t(`sla.preview.${name}`),
    value: fmt.number(count),
    hint,
    tone: bad && count > 0 ? 'red' : undefined,
  });
  return {
    figures: [
      figure('matching', counts.matching),
      figure('gained', counts.gained, t('sla.preview.gained_hint')),
      figure('lost', counts.lost, t('sla.preview.lost_hint')),
      figure('breached', effects.breached, undefined, true),
      figure('at_risk', effects.atRisk),
      figure('begun', effects.begun),
      figure('dropped', effects.dropped),
      figure('earlier', effects.earlier),
      figure('later', effects.later),
    ],
    notes: [
      ...(preview.takesDefaultFrom
        ? [t('sla.preview.takes_default', { name: preview.takesDefaultFrom })]
        : []),
      ...preview.oddities.map((odd) =>
        t(`sla.odd.${odd.name}`, 'priority' in odd ? { priority: odd.priority } : {}),
      ),
    ],
    limits: [
      ...(preview.isCut ? [t('sla.preview.cut', { count: MOST_COUNTED })] : []),
      ...(preview.isSample ? [t('sla.preview.sample', { count: MOST_RECKONED })] : []),
    ],
    listed: t('sla.preview.tickets', {
      all: String(tickets.length >= counts.matching),
      count: tickets.length,
    }),
    tickets: tickets.map(({ number, subject, priority, status }) => ({
      href: `/desk/tickets/${number}`,
      number: `#${number}`,
      subject,
      priority,
      status,
    })),
  };
}
