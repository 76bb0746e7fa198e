import { cached } from '../../../platform/cache';
import { type Ctx, inTx, type Role } from '../../../platform/ctx';
import { changesBetween, emit } from '../../../platform/events';
import { mergeStale } from '../../../platform/merging';
import { assertRunsTheDesk } from '../../../platform/rights';
import { ROLES } from '../../users';
import { type Cell, catalogued, cellName, cellsFor, deskAllows, withCells } from './choices';
import * as repo from './preferences.repo';
import type { RoleChoices } from './preferences.types';

const CACHE = 'notification_defaults';
const CHANGED = 'notifications.defaults_changed';

export type Defaults = repo.DefaultsRow;

/** What a form of the defaults changes: cells by role, `technician.reply.mail`, and the minutes of a burst. */
export type DefaultsPatch = Record<string, boolean | number> & { burstMinutes?: number };

/** A cell of the matrix of a role. */
export interface RoleCell extends Cell {
  role: Role;
}

/** What applies to whoever has chosen nothing, with the version that a form of it is opened at. */
export function deskDefaults(ctx: Ctx): Promise<Defaults> {
  return cached(ctx, CACHE, 'all', 300, () => repo.defaults(ctx.db));
}

/** How long after the first message on a ticket what follows is joined, in seconds; 0: never. */
export async function burstSeconds(ctx: Ctx): Promise<number> {
  return (await deskDefaults(ctx)).burstMinutes * 60;
}

export const roleCellName = ({ role, ...cell }: RoleCell): string => `${role}.${cellName(cell)}`;

/** Every cell of every role. */
export function roleCells(): RoleCell[] {
  return ROLES.flatMap((role) => cellsFor(role).map((cell) => ({ role, ...cell })));
}

/**
 * Changes what applies to whoever has chosen nothing.
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found` for anybody but an administrator; `conflict` where two changed the same (see `mergeStale`)
 */
export async function changeDefaults(
  ctx: Ctx,
  patch: DefaultsPatch,
  form: { version?: number } = {},
): Promise<void> {
  assertRunsTheDesk(ctx.actor);
  await inTx(ctx, async (tx) => {
    const before = await repo.lockedDefaults(tx.db);
    const own = await mergeStale(tx, { type: CHANGED }, before.version, patch, form.version);
    const changes = changesBetween(effective(before), own);
    if (!changes) return;
    const version = before.version + 1;
    const burstMinutes = own.burstMinutes ?? before.burstMinutes;
    await repo.saveDefaults(tx.db, { choices: chosen(before.choices, own), burstMinutes, version }, tx.now);
    const subject = { type: 'notification_defaults', id: null };
    await emit(tx, { type: CHANGED, subject, changes, data: { version } });
    await tx.system.cache.forget(tx, CACHE);
  });
}

/** What holds now, by the names of a patch. */
function effective({ choices, burstMinutes }: Defaults): DefaultsPatch {
  const cells = roleCells().map(({ role, ...cell }): [string, boolean] => [
    roleCellName({ role, ...cell }),
    deskAllows(role, choices, cell),
  ]);
  return { ...Object.fromEntries(cells), burstMinutes };
}

function chosen(before: RoleChoices, patch: DefaultsPatch): RoleChoices {
  const after = ROLES.map((role) => {
    const set = cellsFor(role).flatMap((cell) => {
      const value = patch[roleCellName({ role, ...cell })];
      return typeof value === 'boolean' ? [{ ...cell, value }] : [];
    });
    return [role, withCells(before[role], set, (cell) => catalogued(role, cell))];
  });
  return Object.fromEntries(after);
}
