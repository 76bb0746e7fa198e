import type { Actor, Ctx, TxCtx } from '../../platform/ctx';
import { AppError, type FieldError, notFound } from '../../platform/errors';
import { isId } from '../../platform/ids';
import { keptList } from '../../platform/lists';
import type { Page } from '../../platform/paging';
import { assertAdministrator, runsTheDesk } from '../../platform/rights';
import { typedLines } from '../../platform/typed';
import { allDepartments } from '../departments';
import { getSettings } from '../settings';
import { assertStaff } from '../users';
import { type AnsweredTicket, cannedPage, offeredFor } from './canned.repo';
import type { CannedInput, CannedReply, CannedReplyPatch, NewCannedReply } from './canned.types';
import { fillVariables } from './fill';

/** The list that staff keep: replies to fill in. Administrators remove them. */
export const canned = keptList<CannedInput>({
  noun: 'canned_reply',
  table: 'canned_replies',
  columns: ['title', 'body', 'locale', 'departmentId', 'isActive'],
  names: ['title'],
  defaults: { locale: null, departmentId: null, isActive: true },
  unique: { constraint: 'canned_replies_title', field: 'title', error: 'canned.error.title_taken' },
  inUse: 'canned.error.in_use',
  mayWrite,
  mayRemove: assertAdministrator,
  checked,
});

function mayWrite(actor: Actor): void {
  if (!runsTheDesk(actor)) assertStaff(actor);
}

/** For staff, by title. */
export async function listCanned(
  ctx: Ctx,
  { q, cursor: place }: { q?: string; cursor?: string } = {},
): Promise<Page<CannedReply>> {
  assertStaff(ctx.actor);
  return cannedPage(ctx.db, { q: q?.trim() ?? '', place });
}

/** @throws AppError `not_found` */
export async function findCanned(ctx: Ctx, id: string): Promise<CannedReply> {
  assertStaff(ctx.actor);
  if (!isId(id)) throw notFound();
  return canned.find(ctx, id);
}

/** @throws AppError `invalid` */
export async function createCanned(ctx: Ctx, input: NewCannedReply): Promise<CannedReply> {
  return canned.create(ctx, input);
}

/**
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `invalid`; `conflict` where both changed the same
 */
export async function updateCanned(
  ctx: Ctx,
  id: string,
  patch: CannedReplyPatch,
  form: { version?: number } = {},
): Promise<CannedReply> {
  return canned.update(ctx, id, patch, form);
}

/** Staff write them, administrators delete them. @throws AppError `not_found`, `forbidden` */
export async function deleteCanned(ctx: Ctx, id: string): Promise<void> {
  await canned.remove(ctx, id);
}

/** What fits this ticket's department and its requester's language, variables filled in, by title. */
export async function cannedFor(
  ctx: Ctx,
  ticket: AnsweredTicket,
): Promise<{ id: string; title: string; body: string }[]> {
  assertStaff(ctx.actor);
  const settings = await getSettings(ctx);
  const found = await offeredFor(ctx.db, ticket, settings.defaultLocale);
  return found.map(({ id, title, body, requesterName }) => {
    const values = {
      'requester.name': requesterName,
      'ticket.number': `#${ticket.number}`,
      'ticket.subject': ticket.subject,
      'agent.name': ctx.actor.kind === 'person' ? ctx.actor.name : settings.name,
      'desk.name': settings.name,
    };
    return { id, title, body: fillVariables(body, values) };
  });
}

async function checked(
  tx: TxCtx,
  input: CannedInput,
  { before }: { before: CannedInput | null },
): Promise<CannedInput> {
  const errors: Record<string, FieldError> = {};
  const { title } = input;
  const body = typedLines(input.body);
  for (const [field, text, max] of [
    ['title', title, 120],
    ['body', body, 20_000],
  ] as const) {
    if (text === '') errors[field] = { key: 'input.required' };
    else if ([...text].length > max) {
      errors[field] = { key: 'input.too_long', params: { max, length: [...text].length } };
    }
  }
  if (input.locale !== null && !['es', 'en'].includes(input.locale))
    errors.locale = { key: 'input.not_a_choice' };
  const { departmentId } = input;
  const isNew = departmentId !== null && departmentId !== before?.departmentId;
  if (isNew && !(await allDepartments(tx)).some(({ id }) => id === departmentId)) {
    errors.departmentId = { key: 'tickets.error.unknown_department' };
  }
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
  return { ...input, title, body };
}
