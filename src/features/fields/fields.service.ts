import { cached } from '../../platform/cache';
import { type Ctx, inTx, type TxCtx } from '../../platform/ctx';
import { notFound } from '../../platform/errors';
import { isId } from '../../platform/ids';
import { everyItem, keptList, type ListDeclaration } from '../../platform/lists';
import { assertAdministrator } from '../../platform/rights';
import { assertFits } from './fields.checks';
import { shownFields } from './fields.conditions';
import { asStored, formerOptionsOf } from './fields.options';
import { categoryParents, categoryPath, fieldsInOrder, isFieldUsed, lockFields } from './fields.repo';
import type { FieldInput, FieldPatch, NewField, TicketField } from './fields.types';
import { type Audience, applicable, comparableFields, editableBy } from './fields.values';

const CACHE = 'ticket_fields';

const declaration: ListDeclaration<FieldInput> = {
  noun: 'ticket_field',
  table: 'ticket_fields',
  columns: [
    'key',
    'labelEs',
    'labelEn',
    'kind',
    'options',
    'formerOptions',
    'isRequired',
    'requiredWhenResolving',
    'customerAccess',
    'categoryIds',
    'shownWhenKey',
    'shownWhenValues',
    'position',
    'isActive',
  ],
  names: ['labelEs', 'labelEn'],
  json: ['options', 'formerOptions'],
  defaults: {
    options: [],
    formerOptions: [],
    isRequired: false,
    requiredWhenResolving: false,
    customerAccess: 'none',
    categoryIds: [],
    shownWhenKey: null,
    shownWhenValues: [],
    position: 0,
    isActive: true,
  },
  cache: CACHE,
  unique: { constraint: 'ticket_fields_key_key', field: 'key', error: 'fields.error.field_key_taken' },
  inUse: 'fields.error.in_use',
  mayWrite: assertAdministrator,
  lock: (db) => lockFields(db),
  checked,
  checkRemoval: async (tx, item) => {
    const gone = { ...item, isActive: false };
    assertFits(gone, [...(await othersThan(tx, item.id)), gone]);
  },
  siblings: (tx) => fieldsInOrder(tx.db),
};

/** The list that administrators keep: the properties that they add to tickets. */
export const fields = keptList(declaration);

/** Every definition, retired ones too, in order; cached, for they are few and every ticket needs them. */
export function fieldDefinitions(ctx: Ctx): Promise<readonly TicketField[]> {
  // Not `all`: a version before this one keeps definitions without former options there.
  return cached(ctx, CACHE, 'whole', 300, () => allFields(ctx));
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

export interface FormFields {
  /** What the form asks for. */
  asked: TicketField[];
  /** What it would ask for with another category or other answers. */
  others: TicketField[];
}

/**
 * The fields of a form for a new ticket.
 * @param audience `customer`: what a customer fills in when submitting; `staff`: all that the category has
 * @param typed the answers so far, by key
 */
export async function formFields(
  ctx: Ctx,
  categoryId: string | null,
  audience: Audience,
  typed: Record<string, unknown> = {},
): Promise<FormFields> {
  const path = categoryId && isId(categoryId) ? await categoryPath(ctx.db, categoryId) : [];
  const all = await fieldDefinitions(ctx);
  const editable = all.filter((field) => field.isActive && editableBy(field, audience));
  const answers = comparableFields(editable, typed);
  const shown = new Set(shownFields(applicable(all, path), answers).map(({ id }) => id));
  return {
    asked: editable.filter(({ id }) => shown.has(id)),
    others: editable.filter(({ id }) => !shown.has(id)),
  };
}

/** What `formFields` asks for. */
export async function fieldsFor(
  ctx: Ctx,
  categoryId: string | null,
  audience: Audience,
): Promise<TicketField[]> {
  return (await formFields(ctx, categoryId, audience)).asked;
}

/** @throws AppError `invalid` */
export async function createField(ctx: Ctx, input: NewField): Promise<TicketField> {
  return inTx(ctx, async (tx) => {
    const field = await fields.create(tx, input);
    await assertCategoriesFit(tx, field);
    return field;
  });
}

/**
 * @param form.version the version that the form was opened at: what others changed since is kept
 * @throws AppError `not_found`; `invalid`; `conflict` where both changed the same
 */
export async function updateField(
  ctx: Ctx,
  id: string,
  patch: FieldPatch,
  form: { version?: number } = {},
): Promise<TicketField> {
  return inTx(ctx, async (tx) => {
    const field = await fields.update(tx, id, patch, form);
    await assertCategoriesFit(tx, field);
    return field;
  });
}

/** Fields that follow a category which goes away move one by one, so only a form is held to this. */
async function assertCategoriesFit(tx: TxCtx, field: TicketField): Promise<void> {
  assertFits(field, await allFields(tx), await categoryParents(tx.db));
}

/**
 * Deletes a field that no ticket has a value of, and puts any other out of use.
 * @throws AppError `not_found`; `invalid` on `isActive` while other fields are shown by it
 */
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

/** Key and kind stay, and so do the names of options that go. */
async function checked(
  tx: TxCtx,
  input: FieldInput,
  { id, before }: { id: string; before: FieldInput | null },
): Promise<FieldInput> {
  const { key, kind } = before ?? input;
  const options = input.options.map(asStored);
  const formerOptions = before ? formerOptionsOf(before, options) : [];
  const shownWhenValues = input.shownWhenKey === null ? [] : input.shownWhenValues;
  const field = { ...input, key, kind, options, formerOptions, shownWhenValues };
  assertFits(field, [...(await othersThan(tx, id)), field]);
  return field;
}

async function othersThan(tx: TxCtx, id: string): Promise<TicketField[]> {
  return (await allFields(tx)).filter((other) => other.id !== id);
}
