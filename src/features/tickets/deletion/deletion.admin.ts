import type { AdminDeclaration } from '../../../platform/http/administration';

export const deletionAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/deleted',
      group: 'tickets',
      access: 'administrator',
      icon: 'trash-2',
      name: 'deleted.title',
      text: 'deleted.text',
      words: 'deleted.words',
    },
  ],
};
