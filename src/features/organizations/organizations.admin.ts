import type { AdminDeclaration } from '../../platform/http/administration';

export const organizationsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/organizations',
      group: 'people',
      access: 'administrator',
      icon: 'building-2',
      name: 'organizations.title',
      text: 'organizations.subtitle',
      words: 'organizations.words',
      parts: [{ href: '/admin/organizations/new', name: 'organizations.new' }],
    },
  ],
};
