import type { AdminDeclaration } from '../../platform/http/administration';

export const calendarsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/calendars',
      group: 'tickets',
      access: 'administrator',
      icon: 'calendar',
      name: 'calendars.title',
      text: 'calendars.subtitle',
      words: 'calendars.words',
      parts: [{ href: '/admin/calendars/new', name: 'calendars.new' }],
    },
  ],
};
