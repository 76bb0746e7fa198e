import type { AdminDeclaration } from '../../platform/http/administration';

export const fieldsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/fields',
      group: 'tickets',
      access: 'administrator',
      icon: 'list-checks',
      name: 'fields.title',
      text: 'fields.subtitle',
      words: 'fields.words',
      parts: [{ href: '/admin/fields/new', name: 'fields.new' }],
    },
  ],
};
