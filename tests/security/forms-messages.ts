import type { Form } from './forms';

/** The forms of the words of a message, of announcements and of exports: see forms.ts. */
export function messageForms(
  ticket: string,
  announcement: string,
  made: string,
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
    '/desk/exports': {
      address: '/desk/exports',
      form: { of: '/desk/tickets?view=all', content: 'tickets', format: 'csv', ticket_columns: 'number' },
    },
    ...Object.fromEntries(
      [
        ['/desk/exports', 'cancellation'],
        ['/desk/exports', 'repetition'],
        ['/admin/exports', 'cancellation'],
      ].map(([at, end]) => [`${at}/:id/${end}`, { address: `${at}/${made}/${end}`, form: {} }]),
    ),
    '/admin/messages/:template': at('', { ...form, step: '' }),
    '/admin/messages/:template/test': at('/test', form),
    '/admin/messages/:template/default': at('/default', { language: 'en' }),
  };
}
