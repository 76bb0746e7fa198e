import type { Request } from 'express';
import { listOf } from '../../platform/http/lists';
import { wordOptions } from '../../platform/http/options';
import { refreshes } from '../../platform/http/refresh';
import type { FormState } from '../../platform/http/respond';
import type { CategoryNode } from '../categories';
import { categoryOptions } from '../categories';
import { choicesDecide } from './fields.conditions';
import { kindOf } from './fields.kinds';
import { labelIn } from './fields.parsing';
import type { TicketField } from './fields.types';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

export function fieldRows(req: Request, fields: TicketField[], categories: readonly CategoryNode[]) {
  const { t, locale, fmt } = req.shell;
  const names = new Map(categoryOptions(categories, locale).map(({ value, label }) => [value, label]));
  return fields.map((field, index) => ({
    id: field.id,
    key: field.key,
    label: labelIn(req.shell, field),
    kind: t(`fields.kind.${field.kind}`),
    options: field.options.length > 0 ? t('fields.option_count', { count: field.options.length }) : null,
    isRequired: field.isRequired,
    requiredWhenResolving: field.requiredWhenResolving,
    shownWhen: conditionText(req, field, fields),
    isActive: field.isActive,
    customers: t(`fields.access.${field.customerAccess}`),
    categories:
      field.categoryIds.length === 0
        ? t('fields.all_categories')
        : fmt.list(field.categoryIds.map((id) => names.get(id) ?? t('fields.old_category'))),
    first: index === 0,
    last: index === fields.length - 1,
  }));
}

/** `Only when Device is Laptop or Phone`, or null. */
function conditionText(
  req: Request,
  { shownWhenKey, shownWhenValues }: TicketField,
  fields: TicketField[],
): string | null {
  const other = fields.find(({ key }) => key === shownWhenKey);
  if (!other) return null;
  const wanted = choicesOf(req, other).filter(({ value }) => shownWhenValues.includes(value));
  return req.shell.t('fields.shown_when.line', {
    name: labelIn(req.shell, other),
    values: wanted.map(({ label }) => label).join(' / '),
  });
}

export function choicesOf(req: Request, { kind, options }: TicketField) {
  return kindOf(kind).choices?.(req.shell, options) ?? [];
}

export function fieldFormView(
  req: Request,
  field: TicketField | null,
  form: FormState,
  { categories, fields }: { categories: readonly CategoryNode[]; fields: TicketField[] },
) {
  const { t, locale } = req.shell;
  return {
    ...form,
    values: {
      ...form.values,
      categoryIds: listOf(form.values.categoryIds),
      shownWhenValues: listOf(form.values.shownWhenValues),
    },
    field: field && {
      id: field.id,
      key: field.key,
      name: labelIn(req.shell, field),
      kind: t(`fields.kind.${field.kind}`),
    },
    version: field ? form.values.version : undefined,
    takesOptions: field ? kindOf(field.kind).options !== 'none' : true,
    kinds: wordOptions(req, 'fields.kind', FIELD_KINDS),
    accesses: wordOptions(req, 'fields.access', CUSTOMER_ACCESS),
    categories: categoryOptions(categories, locale),
    condition: conditionView(req, field, form, fields),
  };
}

/** How a form says that it wants the values of the chosen field, and not to be saved. */
const ASKS = { 'hx-vals': '{"step":"choices"}' };

/** The fields that can decide whether this one is shown, and the choices of the one that does. */
function conditionView(
  req: Request,
  field: TicketField | null,
  { values }: FormState,
  fields: TicketField[],
) {
  const deciding = fields.filter(
    ({ id, kind, isActive, key }) =>
      id !== field?.id && choicesDecide({ kind }) && (isActive || key === values.shownWhenKey),
  );
  const chosen = deciding.find(({ key }) => key === values.shownWhenKey);
  return {
    fields: deciding.map((other) => ({ value: other.key, label: labelIn(req.shell, other) })),
    name: chosen ? labelIn(req.shell, chosen) : '',
    choices: chosen ? choicesOf(req, chosen) : [],
    attrs: {
      ...refreshes(field ? `/admin/fields/${field.id}` : '/admin/fields', '#shown-when-values'),
      ...ASKS,
    },
  };
}
