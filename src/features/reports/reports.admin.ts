import type { AdminDeclaration } from '../../platform/http/administration';

export const reportsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/reports',
      href: '/admin/reports/overview',
      group: 'reports',
      access: 'administrator',
      icon: 'trending-up',
      name: 'reports.title',
      text: 'reports.text',
      words: 'reports.words',
      go: 'i',
    },
  ],
};
