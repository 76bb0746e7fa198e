import type { AdminDeclaration, Finding } from '../../platform/http/administration';
import { countHeldBack } from './deliveries.queries';

const NOT_SET_UP: Finding = {
  tone: 'warning',
  title: 'mail.attention',
  text: 'mail.attention_text',
  action: 'mail.attention_action',
  href: '/admin/mail',
  step: 'mail',
};

function failing(count: number): Finding[] {
  if (count === 0) return [];
  return [
    {
      tone: 'error',
      title: 'mail.attention_failing',
      text: 'mail.attention_failing_text',
      action: 'mail.attention_failing_action',
      params: { count },
      href: '/admin/mail',
    },
  ];
}

export const mailsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/mail',
      group: 'channels',
      access: 'administrator',
      icon: 'mail',
      name: 'mail.title',
      text: 'mail.subtitle',
      words: 'mail.words',
    },
  ],
  attention: [async (ctx) => (ctx.system.config.smtpUrl ? failing(await countHeldBack(ctx)) : [NOT_SET_UP])],
  steps: [
    {
      name: 'mail',
      title: 'mail.step',
      text: 'mail.step_text',
      href: '/admin/mail',
      icon: 'mail',
      isDone: async ({ system }) => system.config.smtpUrl !== null,
    },
  ],
};
