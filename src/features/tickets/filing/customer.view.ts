import type { Shell } from '../../../platform/http/request';
import type { FormState } from '../../../platform/http/respond';
import { localized } from '../../../platform/i18n/localized';
import type { FormFields } from '../../fields';
import type { Settings } from '../../settings';
import { shownLimits } from '../attachments/limits.view';
import type { CategoryName } from '../names.types';
import type { SimilarTicket } from '../similar/similar.types';
import { suggestionsView } from '../similar/suggestions.view';
import { MAX } from '../tickets.input';
import { URGENCIES, type Urgency } from '../tickets.words';
import { customFieldsView } from './custom-fields.view';

interface CategoryBranch extends CategoryName {
  children: readonly CategoryName[];
}

export interface SubmitState {
  categories: readonly CategoryBranch[];
  fields: FormFields;
  settings: Settings;
  /** Open tickets that look like this one, where it comes back. */
  similar: SimilarTicket[];
  now: Date;
}

export function submitView(shell: Shell, form: FormState, state: SubmitState) {
  const { t } = shell;
  const value = (name: string) => textOf(form.values[name]);
  return {
    values: {
      category: value('category'),
      urgency: value('urgency') || 'normal',
      subject: value('subject'),
      description: value('description'),
    },
    errors: form.errors,
    similar: suggestionsView(shell, state.similar, { place: 'portal', now: state.now }),
    subjectMax: MAX.subject,
    descriptionMax: MAX.body,
    categories: groupsOf(shell, state.categories),
    urgencies: [...URGENCIES].reverse().map((urgency) => ({
      value: urgency,
      label: t(`ticket.urgency.${urgency}`),
      hint: t(URGENCY_HINTS[urgency]),
    })),
    ...customFieldsView(shell, form, state.fields, {
      url: '/portal/tickets/new/fields',
      marksOptional: true,
    }),
    uploads: shownLimits(shell, state.settings),
  };
}

const URGENCY_HINTS: Record<Urgency, string> = {
  critical: 'portal.new.urgency.critical',
  high: 'portal.new.urgency.high',
  normal: 'portal.new.urgency.normal',
  low: 'portal.new.urgency.low',
};

/** What was typed, also where somebody sent the same field twice. */
export function textOf(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** In the administrator's order; a category with subcategories is a group that ends in the category as a whole. */
function groupsOf(shell: Shell, categories: readonly CategoryBranch[]) {
  const option = (category: CategoryName) => ({
    value: category.id,
    label: localized(shell.locale, category, 'name'),
  });
  return categories.map((category) => {
    const name = localized(shell.locale, category, 'name');
    if (category.children.length === 0) return { label: null, options: [option(category)] };
    const whole = { value: category.id, label: shell.t('portal.new.category_general', { name }) };
    return { label: name, options: [...category.children.map(option), whole] };
  });
}
