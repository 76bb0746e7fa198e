import type { AdminDeclaration } from '../../../platform/http/administration';

export const announcementsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/announcements',
      group: 'channels',
      access: 'administrator',
      icon: 'megaphone',
      name: 'announcements.title',
      text: 'announcements.subtitle',
      words: 'announcements.words',
      parts: [{ href: '/admin/announcements/new', name: 'announcements.new' }],
    },
  ],
};
