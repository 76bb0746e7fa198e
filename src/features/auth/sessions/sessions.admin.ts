import type { AdminDeclaration } from '../../../platform/http/administration';

export const sessionsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/sign-ins',
      group: 'security',
      access: 'administrator',
      icon: 'log-in',
      name: 'sign_ins.title',
      text: 'sign_ins.subtitle',
      words: 'sign_ins.words',
    },
  ],
};
