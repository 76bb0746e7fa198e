import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, deleteUnused, invalid, notFound, unlessTaken } from '../../platform/errors';
import { emit } from '../../platform/events';
import { newId } from '../../platform/ids';
import type { Page } from '../../platform/paging';
import { assertRunsTheDesk } from '../../platform/rights';
import * as repo from './skills.repo';

const CACHE = 'skills';

export function listSkills(ctx: Ctx, filter: repo.SkillFilter = {}): Promise<Page<repo.SkillListItem>> {
  assertRunsTheDesk(ctx.actor);
  return repo.listPage(ctx.db, filter);
}

/** All of them, by name; for choices. */
export function allSkills(ctx: Ctx): Promise<readonly { id: string; name: string }[]> {
  return cached(ctx, CACHE, 'all', 300, () => repo.everySkill(ctx.db));
}

/** @throws AppError `not_found` */
export async function findSkill(ctx: Ctx, id: string): Promise<repo.Skill> {
  const found = await repo.skillById(ctx.db, id);
  if (!found) throw notFound();
  return found;
}

export async function createSkill(ctx: Ctx, { name }: { name: string }): Promise<repo.Skill> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const id = newId();
    await uniquely(() => tx.db('skills').insert({ id, name, createdAt: tx.now, updatedAt: tx.now }));
    const changes = { name: { before: null, after: name } };
    await emit(tx, { type: 'skill.created', subject: { type: 'skill', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    return findSkill(tx, id);
  });
}

/** @throws AppError `not_found`; `invalid` for a name in use */
export async function updateSkill(ctx: Ctx, id: string, { name }: { name: string }): Promise<repo.Skill> {
  assertRunsTheDesk(ctx.actor);
  return inTx(ctx, async (tx) => {
    const before = await repo.skillById(tx.db, id, true);
    if (!before) throw notFound();
    if (before.name === name) return before;
    await uniquely(() => tx.db('skills').where({ id }).update({ name, updatedAt: tx.now }));
    const changes = { name: { before: before.name, after: name } };
    await emit(tx, { type: 'skill.changed', subject: { type: 'skill', id }, changes });
    await tx.system.cache.forget(tx, CACHE);
    return { ...before, name };
  });
}

export async function skillUses(ctx: Ctx, id: string): Promise<repo.SkillUses> {
  assertRunsTheDesk(ctx.actor);
  return repo.usesOf(ctx.db, id);
}

/**
 * Removes a skill. Whoever has it gets `moveTo` instead, or with `detach` nothing.
 * @throws AppError `conflict` with `data.uses` when it is in use and neither is given
 */
export async function removeSkill(
  ctx: Ctx,
  id: string,
  { moveTo = null, detach = false }: { moveTo?: string | null; detach?: boolean } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const skill = await repo.skillById(tx.db, id, true);
    if (!skill) throw notFound();
    const uses = await repo.usesOf(tx.db, id);
    if (moveTo !== null) {
      const target = moveTo === id ? null : await repo.skillById(tx.db, moveTo, true);
      if (!target) throw invalid('moveTo', 'input.not_a_choice');
      await repo.replaceSkill(tx.db, id, moveTo);
    } else if (!detach && uses.people + uses.categories > 0) {
      throw inUse(uses);
    }
    await repo.detachSkill(tx.db, id);
    await deleteUnused(
      () => tx.db('skills').where({ id }).delete(),
      () => inUse(uses),
    );
    const data = { name: skill.name, uses, moveTo };
    await emit(tx, { type: 'skill.deleted', subject: { type: 'skill', id }, data });
    await tx.system.cache.forget(tx, CACHE);
  });
}

function inUse(uses: repo.SkillUses): AppError {
  return new AppError('conflict', { fields: { moveTo: { key: 'skills.error.in_use' } }, data: { uses } });
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

function uniquely(write: () => PromiseLike<unknown>): Promise<void> {
  return unlessTaken('skills_name', () => invalid('name', 'skills.error.name_taken'), write);
}
