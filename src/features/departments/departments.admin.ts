import type { AdminDeclaration } from '../../platform/http/administration';
import { allDepartments, FIRST_DEPARTMENT } from './departments.service';

export const departmentsAdmin: AdminDeclaration = {
  pages: [
    {
      path: '/admin/departments',
      group: 'people',
      access: 'administrator',
      icon: 'network',
      name: 'departments.title',
      text: 'departments.subtitle',
      words: 'departments.words',
      parts: [{ href: '/admin/departments/new', name: 'departments.new' }],
    },
  ],
  steps: [
    {
      name: 'department',
      title: 'departments.step',
      text: 'departments.step_text',
      href: '/admin/departments',
      icon: 'network',
      // The one that every desk begins with is nobody's team yet.
      isDone: async (ctx) => (await allDepartments(ctx)).some(({ name }) => name !== FIRST_DEPARTMENT),
    },
  ],
};
