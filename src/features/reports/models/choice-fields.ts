import { localized } from '../../../platform/i18n/localized';
import { type FieldKind, fieldDefinitions, fieldText } from '../../fields';
import type { AskedIn } from '../asked.types';
import type { Dimension } from '../figures/dimensions';

/** A custom field that tickets are told apart by. */
export interface ChoiceField {
  dimension: Dimension;
  id: string;
  label: string;
  nameOf: (key: string | null) => string;
  /** A ticket can have several of its choices. */
  isMany: boolean;
  /** Of a closed list all that there can be; undefined: those that there are, the most frequent first. */
  order: readonly string[] | undefined;
}

const KINDS: Partial<Record<FieldKind, 'field' | 'choices' | 'box'>> = {
  checkbox: 'box',
  select: 'field',
  multiselect: 'choices',
  tree: 'field',
};

/** Those in use that have choices, in their order. */
export async function choiceFields({ ctx, words }: AskedIn): Promise<ChoiceField[]> {
  const fields = await fieldDefinitions(ctx);
  return fields.flatMap((field) => {
    const kind = KINDS[field.kind];
    if (!field.isActive || !kind) return [];
    const nameOf = (key: string | null) => {
      const value = kind === 'box' ? key === 'true' : kind === 'choices' && key !== null ? [key] : key;
      return fieldText(words, field, value) ?? words.t('report.none.field');
    };
    return [
      {
        dimension: `${kind}:${field.key}` as const,
        id: `by_field_${field.key}`,
        label: localized(words.locale, field, 'label'),
        nameOf,
        isMany: kind === 'choices',
        order: undefined,
      },
    ];
  });
}
