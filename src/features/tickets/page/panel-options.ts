import type { Ctx } from '../../../platform/ctx';
import { categoryTree } from '../../categories';
import { allDepartments } from '../../departments';
import { staffChoices } from '../../users';
import type { Choices } from './page.types';

/** What the properties of a ticket can be set to that administrators keep. */
export async function choicesFor(ctx: Ctx): Promise<Choices> {
  const [departments, categories, staff] = await Promise.all([
    allDepartments(ctx),
    categoryTree(ctx),
    staffChoices(ctx),
  ]);
  return { departments: [...departments], categories: [...categories], staff: [...staff] };
}
