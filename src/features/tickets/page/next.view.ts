import { daysAfter } from '../../../platform/elapsed';
import type { Shell } from '../../../platform/http/request';
import type { Settings } from '../../settings';
import { reopenWindowOver } from '../state';
import type { TicketPage } from './page.types';

export interface NextStep {
  tone: 'info' | 'success' | 'warning';
  title: string;
  text: string;
}

/** Where a ticket stands in plain words, and what happens next. */
export function nextStep(
  { t, fmt }: Shell,
  { ticket, assignee, department }: TicketPage,
  { settings, now }: { settings: Settings; now: Date },
): NextStep {
  const after = (moment: Date | null, days: number) => fmt.date(daysAfter(moment ?? ticket.updatedAt, days));
  const team = { department: department.name };
  switch (ticket.status) {
    case 'new':
      return { tone: 'info', title: t('portal.next.new.title'), text: t('portal.next.new.text', team) };
    case 'reopened':
      return {
        tone: 'info',
        title: t('portal.next.reopened.title'),
        text: t('portal.next.reopened.text', team),
      };
    case 'in_progress': {
      const text = assignee
        ? t('portal.next.in_progress.text', { name: assignee.name })
        : t('portal.next.in_progress.team', team);
      return { tone: 'info', title: t('portal.next.in_progress.title'), text };
    }
    case 'on_hold': {
      const reason = ticket.holdReason ?? 'internal';
      const tone = reason === 'customer' ? 'warning' : 'info';
      return { tone, title: t(`portal.next.${reason}.title`), text: t(`portal.next.${reason}.text`) };
    }
    case 'resolved': {
      const date = after(ticket.resolvedAt, settings.autoCloseDays);
      return {
        tone: 'success',
        title: t('portal.next.resolved.title'),
        text: t('portal.next.resolved.text', { date }),
      };
    }
    case 'closed': {
      const duplicate = ticket.closeReason === 'duplicate';
      const title = t(duplicate ? 'portal.next.duplicate.title' : 'portal.next.closed.title');
      if (reopenWindowOver(ticket, { now, reopenDays: settings.reopenDays })) {
        return { tone: 'info', title, text: t('portal.next.closed.over') };
      }
      const date = after(ticket.closedAt, settings.reopenDays);
      const key = ticket.closedForInactivity ? 'portal.next.closed.inactivity' : 'portal.next.closed.text';
      return { tone: 'info', title, text: t(key, { date }) };
    }
  }
}
