import type { AdminDeclaration } from '../../platform/http/administration';

export const cannedAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/templates',
      group: 'tickets',
      access: 'administrator',
      icon: 'message-square-text',
      name: 'canned.title',
      text: 'canned.subtitle',
      words: 'canned.words',
      // Staff keep them, too: the page is theirs.
      href: '/desk/templates',
      parts: [{ href: '/desk/templates/new', name: 'canned.new' }],
    },
  ],
};
