import type { AdminDeclaration } from '../../platform/http/administration';

export const skillsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/skills',
      group: 'people',
      access: 'administrator',
      icon: 'sparkles',
      name: 'skills.title',
      text: 'skills.subtitle',
      words: 'skills.words',
      parts: [{ href: '/admin/skills/new', name: 'skills.new' }],
    },
  ],
};
