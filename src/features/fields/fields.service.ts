import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, type FieldError, invalid, notFound, unlessTaken } from '../../platform/errors';
import { changesBetween, emit } from '../../platform/events';
import { isId } from '../../platform/ids';
import { assertAdministrator } from '../../platform/rights';
import { once } from '../../platform/submissions';
import { allFields, categoryPath, fieldById, isFieldUsed } from './fields.repo';
import type { FieldOption, FieldPatch, NewField, TicketField } from './fields.types';
import { type Audience, applicable, editableBy } from './fields.values';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

const CACHE = 'ticket_fields';
const MAX_OPTIONS = 200;

/** Every definition, retired ones too, in order; cached, for they are few and every ticket needs them. */
export function fieldDefinitions(ctx: Ctx): Promise<readonly TicketField[]> {
  return cached(ctx, CACHE, 'all', 300, () => allFields(ctx.db));
}

/** For the administrator's list. */
export async function listFields(ctx: Ctx): Promise<TicketField[]> {
  assertAdministrator(ctx.actor);
  return allFields(ctx.db);
}

/** @throws AppError `not_found` */
export async function findField(ctx: Ctx, id: string): Promise<TicketField> {
  assertAdministrator(ctx.actor);
  const found = isId(id) ? await fieldById(ctx.db, id) : null;
  if (!found) throw notFound();
  return found;
}

/** `customer`: what a customer fills in when submitting; `staff`: all that the category has. */
export async function fieldsFor(
  ctx: Ctx,
  categoryId: string | null,
  audience: Audience,
): Promise<TicketField[]> {
  const path = categoryId && isId(categoryId) ? await categoryPath(ctx.db, categoryId) : [];
  const fields = applicable(await fieldDefinitions(ctx), path);
  return fields.filter((field) => editableBy(field, audience));
}

/** @throws AppError `invalid` */
export async function createField(ctx: Ctx, input: NewField): Promise<TicketField> {
  assertAdministrator(ctx.actor);
  const columns = {
    options: [],
    isRequired: false,
    customerAccess: 'none' as const,
    categoryIds: [],
    position: 0,
    ...defined(input),
  };
  checkField(columns);
  return once(ctx, { noun: 'ticket_field', content: columns, find: findField }, async (tx, id) => {
    await unique(() =>
      tx.db('ticket_fields').insert({ id, ...stored(columns), createdAt: tx.now, updatedAt: tx.now }),
    );
    await announce(tx, 'ticket_field.created', id, {}, columns);
    return findField(tx, id);
  });
}

/** @throws AppError `not_found`, `invalid` */
export async function updateField(ctx: Ctx, id: string, patch: FieldPatch): Promise<TicketField> {
  return inTx(ctx, async (tx) => {
    const before = await findField(tx, id);
    const changed = { ...defined(patch), key: before.key, kind: before.kind };
    checkField({ ...before, ...changed });
    if (!changesBetween(before, changed)) return before;
    await tx
      .db('ticket_fields')
      .where({ id })
      .update({ ...stored(changed), updatedAt: tx.now });
    await announce(tx, 'ticket_field.changed', id, before, changed);
    return findField(tx, id);
  });
}

/** Deletes a field that no ticket has a value of, and puts any other out of use. */
export async function retireField(ctx: Ctx, id: string): Promise<'deleted' | 'deactivated'> {
  return inTx(ctx, async (tx) => {
    const field = await findField(tx, id);
    if (await isFieldUsed(tx.db, field.key)) {
      await updateField(tx, id, { isActive: false });
      return 'deactivated';
    }
    await tx.db('ticket_fields').where({ id }).delete();
    await announce(tx, 'ticket_field.deleted', id, { key: field.key }, { key: null });
    return 'deleted';
  });
}

type FieldEvent = 'ticket_field.created' | 'ticket_field.changed' | 'ticket_field.deleted';

async function announce(
  tx: TxCtx,
  type: FieldEvent,
  id: string,
  before: object,
  after: object,
): Promise<void> {
  const changes = changesBetween(before, after) ?? undefined;
  await emit(tx, { type, subject: { type: 'ticket_field', id }, changes });
  await tx.system.cache.forget(tx, CACHE);
}

function stored({ options, ...columns }: { options?: FieldOption[] }): Record<string, unknown> {
  return options === undefined ? columns : { ...columns, options: JSON.stringify(options) };
}

function unique(write: () => PromiseLike<unknown>): Promise<void> {
  return unlessTaken('ticket_fields_key_key', () => invalid('key', 'fields.error.field_key_taken'), write);
}

type Checked = Omit<NewField, 'options'> & { options: FieldOption[] };

function checkField(field: Checked): void {
  const errors: Record<string, FieldError> = {};
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(field.key)) errors.key = { key: 'fields.error.field_key' };
  for (const name of ['labelEs', 'labelEn'] as const) {
    const label = field[name].trim();
    if (label === '') errors[name] = { key: 'input.required' };
    else if ([...label].length > 80) errors[name] = { key: 'input.too_long', params: { max: 80 } };
  }
  if (!FIELD_KINDS.includes(field.kind)) errors.kind = { key: 'input.not_a_choice' };
  if (field.customerAccess && !CUSTOMER_ACCESS.includes(field.customerAccess)) {
    errors.customerAccess = { key: 'input.not_a_choice' };
  }
  if ((field.categoryIds ?? []).some((id) => !isId(id))) errors.categoryIds = { key: 'input.not_a_choice' };
  if (!optionsFit(field)) errors.options = { key: 'fields.error.options_needed' };
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
}

function optionsFit({ kind, options }: Checked): boolean {
  if (kind !== 'select') return options.length === 0;
  const values = options.map(({ value }) => value);
  const named = options.every((option) =>
    [option.value, option.labelEs, option.labelEn].every((text) => text.trim() !== '' && text.length <= 120),
  );
  return named && values.length > 0 && values.length <= MAX_OPTIONS && new Set(values).size === values.length;
}

function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}
