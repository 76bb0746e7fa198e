import { refreshes } from '../../../platform/http/refresh';
import type { Shell } from '../../../platform/http/request';
import type { FormState } from '../../../platform/http/respond';
import { choicesDecide, type FormFields, fieldControl, type TicketField } from '../../fields';

const PREFIX = 'fields.';

/**
 * The desk's own fields in a form for a new ticket. What was typed in fields that are no longer asked for goes along
 * unseen, so that it is there again when they are.
 * @param form.url where it asks for the fields anew after an answer that may show or hide some
 * @param form.marksOptional whether labels say of what need not be filled in that it need not
 */
export function customFieldsView(
  shell: Shell,
  { values, errors }: FormState,
  { asked, others }: FormFields,
  form: { url: string; marksOptional: boolean },
) {
  const attrs = refreshes(form.url, '#category-fields');
  return {
    fields: asked.map((field) => {
      const control = fieldControl(shell, field, values[PREFIX + field.key]);
      const required = field.isRequired && control.control !== 'checkbox';
      const error = errors[control.name];
      const optional = form.marksOptional && !required && control.control !== 'checkbox';
      return { ...control, error, required, optional, decides: choicesDecide(field), attrs };
    }),
    keptFields: others.flatMap((field) => typedIn(shell, values, field)),
    fieldsAttrs: attrs,
  };
}

function typedIn(shell: Shell, values: FormState['values'], field: TicketField) {
  const { name, values: typed } = fieldControl(shell, field, values[PREFIX + field.key]);
  return typed.map((value) => ({ name, value }));
}

/** The answers that a form has so far, by the fields' keys. */
export function typedFields(values: Record<string, unknown>): Record<string, unknown> {
  const fields = Object.entries(values).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(PREFIX.length), value]));
}
