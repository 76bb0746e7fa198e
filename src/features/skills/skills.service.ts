import { cached } from '../../platform/cache';
import type { Ctx, TxCtx } from '../../platform/ctx';
import { invalid } from '../../platform/errors';
import { type Kept, keptList } from '../../platform/lists';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './skills.repo';

/** What a form says of a skill. */
export interface SkillInput {
  name: string;
}

export type Skill = SkillInput & Kept;

const CACHE = 'skills';

/** The list that administrators keep: what each technician is good at. */
export const skills = keptList<SkillInput, unknown, { people: number; categories: number }>({
  noun: 'skill',
  table: 'skills',
  columns: ['name'],
  names: ['name'],
  defaults: {},
  cache: CACHE,
  unique: { constraint: 'skills_name', field: 'name', error: 'skills.error.name_taken' },
  inUse: 'skills.error.in_use',
  sql: {
    counts: `(select count(*) from user_skills where skill_id = item.id) as people,
      (select count(*) from category_skills where skill_id = item.id) as categories`,
  },
});

/** @throws AppError `not_found` for whoever does not run the desk; `invalid` for a name in use */
export function createSkill(ctx: Ctx, input: SkillInput): Promise<Skill> {
  return skills.create(ctx, input);
}

/** All of them, by name; for choices. */
export function allSkills(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'all', 300, () => repo.everySkill(ctx.db));
}

/** The skills of one person, as the users feature changes them. Returns those before. */
export async function setSkillsOf(tx: TxCtx, userId: string, ids: string[]): Promise<string[]> {
  assertRunsTheDesk(tx.actor);
  const before = await repo.skillsOf(tx.db, userId);
  const wanted = [...new Set(ids)];
  if ((await repo.existing(tx.db, wanted)) !== wanted.length) throw invalid('skillIds', 'input.not_a_choice');
  await repo.saveSkillsOf(tx.db, userId, wanted);
  return before;
}
