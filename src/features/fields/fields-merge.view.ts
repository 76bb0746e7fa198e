import type { Request } from 'express';
import { type FormField, mergeFieldOf, valuesOf } from '../../platform/http/list-pages';
import type { MergeField, MergePage } from '../../platform/http/merge-page';
import { wordOptions } from '../../platform/http/options';
import { type CategoryNode, categoryOptions } from '../categories';
import { optionLines } from './fields.options';
import { type FieldOption, labelIn } from './fields.parsing';
import type { TicketField } from './fields.types';
import { choicesOf } from './fields.view';
import { CUSTOMER_ACCESS } from './fields.words';

const PLAIN: FormField[] = [
  { kind: 'text', name: 'labelEs', label: 'fields.label_es', maxlength: 80 },
  { kind: 'text', name: 'labelEn', label: 'fields.label_en', maxlength: 80 },
  { kind: 'checkbox', name: 'isRequired', label: 'fields.required' },
  { kind: 'checkbox', name: 'requiredWhenResolving', label: 'fields.required_to_resolve' },
  { kind: 'number', name: 'position', label: 'fields.position' },
  { kind: 'checkbox', name: 'isActive', label: 'fields.is_active' },
];

/** The form of a field as it stands. */
export function formValues(field: TicketField): Record<string, unknown> {
  const { kind, customerAccess, categoryIds, options, shownWhenValues } = field;
  const lines = optionLines(options);
  const condition = { shownWhenKey: field.shownWhenKey ?? '', shownWhenValues };
  return { ...valuesOf(PLAIN, field), kind, customerAccess, categoryIds, options: lines, ...condition };
}

interface Others {
  categories: readonly CategoryNode[];
  fields: TicketField[];
}

/** Both sides of the form of a field, where two have changed it. */
export function fieldMerge(req: Request, field: TicketField, others: Others): MergePage {
  const { t } = req.shell;
  const name = labelIn(req.shell, field);
  const back = `/admin/fields/${field.id}`;
  const options: MergeField = {
    name: 'options',
    property: 'options',
    label: t('fields.options'),
    long: 5,
    words: (value) => optionLines((value ?? []) as FieldOption[]),
  };
  return {
    title: t('merge.title', { name }),
    breadcrumb: [
      { label: t('fields.title'), href: '/admin/fields' },
      { label: name, href: back },
    ],
    action: back,
    back,
    fields: [...[...PLAIN, ...choiceFields(req, others)].map((one) => mergeFieldOf(one, req.shell)), options],
  };
}

function choiceFields(req: Request, { categories, fields }: Others): FormField[] {
  return [
    {
      kind: 'select',
      name: 'customerAccess',
      label: 'fields.access',
      options: wordOptions(req, 'fields.access', CUSTOMER_ACCESS),
    },
    {
      kind: 'choices',
      name: 'categoryIds',
      label: 'fields.categories',
      options: categoryOptions(categories, req.shell.locale),
    },
    {
      kind: 'select',
      name: 'shownWhenKey',
      label: 'fields.shown_when',
      options: fields.map((other) => ({ value: other.key, label: labelIn(req.shell, other) })),
    },
    {
      kind: 'choices',
      name: 'shownWhenValues',
      label: 'fields.shown_when.values',
      options: fields.flatMap((other) => choicesOf(req, other)),
    },
  ];
}
