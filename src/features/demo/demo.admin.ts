import type { AdminDeclaration } from '../../platform/http/administration';
import { hasDemo } from './removal.service';

export const demoAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/demo',
      group: 'reports',
      access: 'administrator',
      icon: 'archive',
      name: 'demo.title',
      text: 'demo.text',
      words: 'demo.words',
      exists: hasDemo,
    },
  ],
  steps: [
    {
      name: 'demo',
      title: 'demo.step',
      text: 'demo.step_text',
      href: '/admin/demo',
      icon: 'archive',
      concerns: hasDemo,
      isDone: async () => false,
    },
  ],
};
