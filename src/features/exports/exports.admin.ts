import type { AdminDeclaration } from '../../platform/http/administration';

export const exportsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/exports',
      group: 'reports',
      access: 'administrator',
      icon: 'download',
      name: 'exports.title',
      text: 'exports.admin_subtitle',
      words: 'exports.words',
    },
  ],
};
