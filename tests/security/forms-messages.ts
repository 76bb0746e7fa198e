import type { Form } from './forms';

/** The forms of the words of a message: see forms.ts. */
export function messageForms(ticket: string): Record<string, { address: string; form: Form }> {
  const form = {
    language: 'en',
    subject: '{{ ticket.subject }}',
    line: '{{ author }} wrote',
    intro: 'Hello {{ recipient.name }}',
    after: '',
    ticket,
  };
  const at = (end: string, sent: Form) => ({ address: `/admin/messages/noted${end}`, form: sent });
  return {
    '/admin/messages/:template': at('', { ...form, step: '' }),
    '/admin/messages/:template/test': at('/test', form),
    '/admin/messages/:template/default': at('/default', { language: 'en' }),
  };
}
