import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { AppError, type FieldError, notFound } from '../../platform/errors';
import { isId } from '../../platform/ids';
import { everyItem, keptList, type ListDeclaration } from '../../platform/lists';
import { assertAdministrator } from '../../platform/rights';
import { categoryPath, fieldsInOrder, isFieldUsed } from './fields.repo';
import type { FieldInput, FieldPatch, NewField, TicketField } from './fields.types';
import { type Audience, applicable, editableBy } from './fields.values';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

const CACHE = 'ticket_fields';
const MAX_OPTIONS = 200;

const declaration: ListDeclaration<FieldInput> = {
  noun: 'ticket_field',
  table: 'ticket_fields',
  columns: [
    'key',
    'labelEs',
    'labelEn',
    'kind',
    'options',
    'isRequired',
    'customerAccess',
    'categoryIds',
    'position',
    'isActive',
  ],
  json: ['options'],
  defaults: {
    options: [],
    isRequired: false,
    customerAccess: 'none',
    categoryIds: [],
    position: 0,
    isActive: true,
  },
  cache: CACHE,
  unique: { constraint: 'ticket_fields_key_key', field: 'key', error: 'fields.error.field_key_taken' },
  inUse: 'fields.error.in_use',
  mayWrite: assertAdministrator,
  checked,
  siblings: (tx) => fieldsInOrder(tx.db),
};

/** The list that administrators keep: the properties that they add to tickets. */
export const fields = keptList(declaration);

/** Every definition, retired ones too, in order; cached, for they are few and every ticket needs them. */
export function fieldDefinitions(ctx: Ctx): Promise<readonly TicketField[]> {
  return cached(ctx, CACHE, 'all', 300, () => allFields(ctx));
}

function allFields(ctx: Ctx): Promise<TicketField[]> {
  return everyItem(declaration, ctx.db, 'order by item.position, item.label_es, item.id');
}

/** For the administrator's list. */
export async function listFields(ctx: Ctx): Promise<TicketField[]> {
  assertAdministrator(ctx.actor);
  return allFields(ctx);
}

/** @throws AppError `not_found` */
export async function findField(ctx: Ctx, id: string): Promise<TicketField> {
  assertAdministrator(ctx.actor);
  if (!isId(id)) throw notFound();
  return fields.find(ctx, id);
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
export function createField(ctx: Ctx, input: NewField): Promise<TicketField> {
  return fields.create(ctx, input);
}

/**
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `invalid`; `conflict` where both changed the same
 */
export function updateField(
  ctx: Ctx,
  id: string,
  patch: FieldPatch,
  form: { version?: number } = {},
): Promise<TicketField> {
  return fields.update(ctx, id, patch, form);
}

/** Deletes a field that no ticket has a value of, and puts any other out of use. */
export async function retireField(ctx: Ctx, id: string): Promise<'deleted' | 'deactivated'> {
  return inTx(ctx, async (tx) => {
    const field = await findField(tx, id);
    if (await isFieldUsed(tx.db, field.key)) {
      await fields.update(tx, id, { isActive: false });
      return 'deactivated';
    }
    await fields.remove(tx, id);
    return 'deleted';
  });
}

/** Key and kind stay; options are kept in the order in which PostgreSQL keeps the keys of JSON. */
async function checked(
  _tx: TxCtx,
  input: FieldInput,
  { before }: { before: FieldInput | null },
): Promise<FieldInput> {
  const { key, kind } = before ?? input;
  const options = input.options.map(({ value, labelEn, labelEs }) => ({ value, labelEn, labelEs }));
  const field = { ...input, key, kind, options };
  checkField(field);
  return field;
}

function checkField(field: FieldInput): void {
  const errors: Record<string, FieldError> = {};
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(field.key)) errors.key = { key: 'fields.error.field_key' };
  for (const name of ['labelEs', 'labelEn'] as const) {
    const label = field[name].trim();
    if (label === '') errors[name] = { key: 'input.required' };
    else if ([...label].length > 80) errors[name] = { key: 'input.too_long', params: { max: 80 } };
  }
  if (!FIELD_KINDS.includes(field.kind)) errors.kind = { key: 'input.not_a_choice' };
  if (!CUSTOMER_ACCESS.includes(field.customerAccess)) {
    errors.customerAccess = { key: 'input.not_a_choice' };
  }
  if (field.categoryIds.some((id) => !isId(id))) errors.categoryIds = { key: 'input.not_a_choice' };
  if (!optionsFit(field)) errors.options = { key: 'fields.error.options_needed' };
  if (Object.keys(errors).length > 0) throw new AppError('invalid', { fields: errors });
}

function optionsFit({ kind, options }: FieldInput): boolean {
  if (kind !== 'select') return options.length === 0;
  const values = options.map(({ value }) => value);
  const named = options.every((option) =>
    [option.value, option.labelEs, option.labelEn].every((text) => text.trim() !== '' && text.length <= 120),
  );
  return named && values.length > 0 && values.length <= MAX_OPTIONS && new Set(values).size === values.length;
}
