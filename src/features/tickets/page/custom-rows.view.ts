import type { Request } from 'express';
import {
  comparableFields,
  type FieldControl,
  fieldControl,
  fieldHref,
  fieldText,
  missingToResolve,
} from '../../fields';
import type { TicketPage } from './page.types';
import type { ReadonlyRow, Row } from './rows.view';

type Req = Pick<Request, 'shell'>;

/** How each control changes in place: a yes or no is a choice so that it can be unset. */
const ROW_TYPES: Record<FieldControl['control'], Row['type']> = {
  text: 'text',
  textarea: 'textarea',
  number: 'number',
  date: 'date',
  url: 'url',
  checkbox: 'select',
  select: 'select',
  checkboxes: 'checkboxes',
};

/** The ticket's custom fields, each as the control that suits its kind. */
export function customRowsOf({ shell }: Req, { fields }: TicketPage): (Row | ReadonlyRow)[] {
  return fields.map((field) => {
    const { control, ...row } = fieldControl(shell, field, field.value, field.value);
    const text = fieldText(shell, field, field.value);
    const href = fieldHref(field, field.value);
    if (!field.editable) return { label: row.label, readonly: text ?? '–', href };
    return { ...row, type: ROW_TYPES[control], empty: shell.t('desk.ticket.no_value'), text, href };
  });
}

/**
 * The fields without which staff cannot resolve the ticket, as controls of the form that resolves it: those that it
 * lacks now and, where the form comes back, those that what was typed in it asks for, filled in or not.
 * @param form.id what the controls' ids begin with
 */
export function neededRowsOf(
  { shell }: Req,
  { ticket, category, definitions }: TicketPage,
  form: { id: string; values?: Record<string, unknown>; errors?: Record<string, string> },
) {
  const path = [category?.id, category?.parent?.id].filter((id) => id !== undefined);
  const { values = {}, errors = {} } = form;
  const typed = comparableFields(definitions, typedFields(values));
  const given = { ...ticket.fields, ...typed };
  const without = (key: string) => missingToResolve(definitions, path, { ...given, [key]: null });
  const needed = new Set([
    ...missingToResolve(definitions, path, ticket.fields),
    ...missingToResolve(definitions, path, given),
    ...Object.keys(typed).flatMap((key) => without(key).filter((field) => field.key === key)),
  ]);
  return definitions
    .filter((field) => needed.has(field))
    .map((field) => {
      const control = fieldControl(shell, field, values[`fields.${field.key}`]);
      return { ...control, id: `${form.id}-${field.key}`, error: errors[control.name], required: true };
    });
}

function typedFields(values: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(values).filter(([name]) => name.startsWith('fields.'));
  return Object.fromEntries(fields.map(([name, value]) => [name.slice('fields.'.length), value]));
}
