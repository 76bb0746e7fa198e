import type { AdminDeclaration } from '../../platform/http/administration';

export const auditAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/audit',
      group: 'security',
      access: 'administrator',
      icon: 'scroll-text',
      name: 'audit.title',
      text: 'audit.subtitle',
      words: 'audit.words',
    },
  ],
};
