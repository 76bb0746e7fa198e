import type { AdminDeclaration } from '../../platform/http/administration';

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
  attention: [
    async ({ system }) =>
      system.config.smtpUrl
        ? []
        : [
            {
              tone: 'warning',
              title: 'mail.attention',
              text: 'mail.attention_text',
              action: 'mail.attention_action',
              href: '/admin/mail',
              step: 'mail',
            },
          ],
  ],
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
