import type { AdminDeclaration } from '../../../platform/http/administration';
import { anyTicket } from './dashboard.queries';

export const dashboardAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/dashboard',
      group: 'reports',
      access: 'administrator',
      icon: 'layout-dashboard',
      name: 'dashboard.title',
      text: 'dashboard.subtitle',
      words: 'dashboard.words',
      go: 'd',
    },
  ],
  steps: [
    {
      name: 'ticket',
      title: 'dashboard.step',
      text: 'dashboard.step_text',
      href: '/desk/tickets/new',
      icon: 'ticket',
      isDone: anyTicket,
    },
  ],
};
