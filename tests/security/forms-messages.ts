import type { Form } from './forms';

/** The forms of the words of a message, and of announcements: see forms.ts. */
export function messageForms(
  ticket: string,
  announcement: string,
): Record<string, { address: string; form: Form }> {
  const form = {
    language: 'en',
    subject: '{{ ticket.subject }}',
    line: '{{ author }} wrote',
    intro: 'Hello {{ recipient.name }}',
    after: '',
    ticket,
  };
  const at = (end: string, sent: Form) => ({ address: `/admin/messages/noted${end}`, form: sent });
  const list = '/admin/announcements';
  return {
    [list]: {
      address: list,
      form: { titleEs: 'Corte', bodyEs: 'Mañana', titleEn: '', bodyEn: '', audience: 'staff' },
    },
    [`${list}/:id/withdrawal`]: { address: `${list}/${announcement}/withdrawal`, form: {} },
    '/admin/messages/:template': at('', { ...form, step: '' }),
    '/admin/messages/:template/test': at('/test', form),
    '/admin/messages/:template/default': at('/default', { language: 'en' }),
  };
}
