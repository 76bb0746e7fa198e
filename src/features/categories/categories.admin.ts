import type { AdminDeclaration } from '../../platform/http/administration';

export const categoriesAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/categories',
      group: 'tickets',
      access: 'administrator',
      icon: 'folder-tree',
      name: 'categories.title',
      text: 'categories.subtitle',
      words: 'categories.words',
      parts: [{ href: '/admin/categories/new', name: 'categories.new' }],
    },
  ],
};
