import { calendarPages } from '../features/calendars/calendars.view';
import { categoryPages } from '../features/categories/categories.view';
import { departmentPages } from '../features/departments/departments.view';
import { organizationPages } from '../features/organizations/organizations.view';
import { skillPages } from '../features/skills/skills.view';
import type { ListPages } from '../platform/http/list-pages';

/** The lists that are kept in the administration, each with its pages. */
export const lists: ListPages[] = [
  departmentPages,
  organizationPages,
  categoryPages,
  skillPages,
  calendarPages,
];
