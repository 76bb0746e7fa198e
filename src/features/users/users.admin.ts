import type { AdminDeclaration } from '../../platform/http/administration';
import { staffChoices } from './people.service';

export const usersAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/users',
      group: 'people',
      access: 'administrator',
      icon: 'users',
      name: 'users.title',
      text: 'users.subtitle',
      words: 'users.words',
      go: 'u',
      parts: [
        { href: '/admin/users/invite', name: 'invitations.title', words: 'users.words.invite' },
        { href: '/admin/users/invite/many', name: 'invitations.many.title', words: 'users.words.invite' },
        { href: '/admin/users/new', name: 'users.new' },
      ],
    },
  ],
  steps: [
    {
      name: 'colleague',
      title: 'users.step',
      text: 'users.step_text',
      href: '/admin/users/invite',
      icon: 'user-plus',
      isDone: async (ctx) => (await staffChoices(ctx)).length > 1,
    },
  ],
};
