import { ctxOf } from '../../platform/http/input';
import { countColumn, createdColumn, listPages, nameColumn } from '../../platform/http/list-pages';
import { namedOptions } from '../../platform/http/options';
import { skillForm } from './skills.schema';
import { allSkills, skills } from './skills.service';

export const skillPages = listPages(skills, {
  path: '/admin/skills',
  texts: 'skills',
  icon: 'sparkles',
  form: skillForm,
  fields: () => [{ kind: 'text', name: 'name', label: 'admin.field.name', maxlength: 60, required: true }],
  columns: [
    nameColumn(),
    countColumn('skills.column.people', ({ people }) => people),
    countColumn('skills.column.categories', ({ categories }) => categories),
    createdColumn(),
  ],
  others: async (req) => namedOptions(await allSkills(ctxOf(req))),
  // Whoever has it can do without: the page says how many.
  detach: { moveTo: 'skills.removal.move_to', none: 'skills.removal.detach' },
});
