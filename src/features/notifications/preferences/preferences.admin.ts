import type { AdminDeclaration } from '../../../platform/http/administration';

export const preferencesAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/notifications',
      group: 'channels',
      access: 'administrator',
      icon: 'bell',
      name: 'notify.defaults.title',
      text: 'notify.defaults.subtitle',
      words: 'notify.defaults.words',
      parts: [
        {
          href: '/admin/notifications#f-burstMinutes',
          name: 'notify.field.burstMinutes',
          words: 'notify.words.burst',
        },
      ],
    },
  ],
};
