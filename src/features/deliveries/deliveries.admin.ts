import type { AdminDeclaration, Finding } from '../../platform/http/administration';
import { countHeldBack } from './deliveries.queries';

const NOT_SET_UP: Finding = {
  tone: 'warning',
  title: 'mail.attention',
  text: 'mail.attention_text',
  action: 'mail.attention_action',
  href: '/admin/deliveries',
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
      href: '/admin/deliveries',
    },
  ];
}

export const mailsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/deliveries',
      group: 'channels',
      access: 'administrator',
      icon: 'mail',
      name: 'deliveries.title',
      text: 'deliveries.subtitle',
      words: 'deliveries.words',
      covers: ['/admin/mail'],
      parts: [
        {
          href: '/admin/deliveries/refused',
          name: 'deliveries.refused.list',
          words: 'deliveries.refused.search_words',
        },
      ],
    },
  ],
  attention: [async (ctx) => (ctx.system.config.smtpUrl ? failing(await countHeldBack(ctx)) : [NOT_SET_UP])],
  steps: [
    {
      name: 'mail',
      title: 'mail.step',
      text: 'mail.step_text',
      href: '/admin/deliveries',
      icon: 'mail',
      isDone: async ({ system }) => system.config.smtpUrl !== null,
    },
  ],
};
