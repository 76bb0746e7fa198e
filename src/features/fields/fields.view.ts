import type { Request } from 'express';
import { listOf } from '../../platform/http/lists';
import { wordOptions } from '../../platform/http/options';
import type { FormState } from '../../platform/http/respond';
import { localized } from '../../platform/i18n/localized';
import type { CategoryNode } from '../categories';
import { categoryOptions } from '../categories';
import type { TicketField } from './fields.types';
import { CUSTOMER_ACCESS, FIELD_KINDS } from './fields.words';

export function labelIn(
  req: Request,
  { labelEs, labelEn }: Pick<TicketField, 'labelEs' | 'labelEn'>,
): string {
  return localized(req.shell.locale, { labelEs, labelEn }, 'label');
}

export function fieldRows(req: Request, fields: TicketField[], categories: readonly CategoryNode[]) {
  const { t, locale, fmt } = req.shell;
  const names = new Map(categoryOptions(categories, locale).map(({ value, label }) => [value, label]));
  return fields.map((field, index) => ({
    id: field.id,
    key: field.key,
    label: labelIn(req, field),
    kind: t(`fields.kind.${field.kind}`),
    options: field.options.length > 0 ? t('fields.option_count', { count: field.options.length }) : null,
    isRequired: field.isRequired,
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

export function fieldFormView(
  req: Request,
  field: TicketField | null,
  form: FormState,
  categories: readonly CategoryNode[],
) {
  const { t, locale } = req.shell;
  return {
    ...form,
    values: { ...form.values, categoryIds: listOf(form.values.categoryIds) },
    field: field && {
      id: field.id,
      key: field.key,
      name: labelIn(req, field),
      kind: t(`fields.kind.${field.kind}`),
    },
    version: field ? form.values.version : undefined,
    takesOptions: field ? field.kind === 'select' : true,
    kinds: wordOptions(req, 'fields.kind', FIELD_KINDS),
    accesses: wordOptions(req, 'fields.access', CUSTOMER_ACCESS),
    categories: categoryOptions(categories, locale),
    labels: {
      labelEs: t('fields.label_es'),
      labelEn: t('fields.label_en'),
      key: t('fields.key'),
      kind: t('fields.kind'),
      options: t('fields.options'),
      customerAccess: t('fields.access'),
      categoryIds: t('fields.categories'),
      position: t('fields.position'),
    },
  };
}
