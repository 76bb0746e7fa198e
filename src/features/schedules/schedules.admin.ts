import type { AdminDeclaration } from '../../platform/http/administration';

export const schedulesAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/reports/schedules',
      group: 'reports',
      access: 'administrator',
      icon: 'send',
      name: 'schedules.title',
      text: 'schedules.admin_subtitle',
      words: 'schedules.words',
      parts: [{ href: '/admin/reports/schedules/new', name: 'schedules.new' }],
    },
  ],
};
