import type { Request } from 'express';
import { namedOptions, type Option } from '../../../platform/http/options';
import type { FormState } from '../../../platform/http/respond';
import { type CategoryNode, categoryOptions } from '../../categories';
import type { FormFields } from '../../fields';
import type { Settings } from '../../settings';
import type { Person } from '../../users';
import { shownLimits } from '../attachments/limits.view';
import { plainControl } from '../properties/controls.view';
import { formName, isOf, namesPlaced, propertyOf } from '../properties/list';
import type { PropertyName } from '../properties/properties';
import type { SimilarTicket } from '../similar/similar.types';
import { suggestionsView } from '../similar/suggestions.view';
import { MAX } from '../tickets.input';
import { customFieldsView } from './custom-fields.view';

interface Parts {
  settings: Settings;
  categories: readonly CategoryNode[];
  departments: readonly { id: string; name: string }[];
  staff: readonly { id: string; name: string }[];
  fields: FormFields;
  people: Person[];
  /** Open tickets that look like this one, where it comes back. */
  similar: SimilarTicket[];
}

/** The text of a form value, whatever was sent under its name. */
export function typed(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

export function newTicketView(req: Request, form: FormState, parts: Parts) {
  const value = (name: string) => typed(form.values[name]);
  return {
    values: {
      subject: value('subject'),
      description: value('description'),
      new_name: value('new_name'),
      new_email: value('new_email'),
    },
    errors: form.errors,
    requester: requesterOf(req, form, parts.people),
    similar: suggestionsView(req.shell, parts.similar, { place: 'desk', now: req.ctx.now }),
    properties: PLACED.map((name) => controlOf(req, form, parts, name)),
    ...customFieldsView(req.shell, form, parts.fields, {
      url: '/desk/tickets/new/fields',
      marksOptional: false,
    }),
    uploads: shownLimits(req.shell, parts.settings),
  };
}

const PLACED = namesPlaced(({ filed }) => filed?.place);

/** What is chosen when nothing is, where that says more than nothing. */
const EMPTY: Partial<Record<PropertyName, string>> = {
  categoryId: 'new.no_category',
  departmentId: 'new.by_category',
  assigneeId: 'queue.nobody',
};

const HINTS: Partial<Record<PropertyName, string>> = {
  tags: 'ui.tags.hint',
  participantIds: 'new.participants_hint',
};

/** A property as the form asks for it. */
function controlOf(req: Request, { values, errors }: FormState, parts: Parts, name: PropertyName) {
  const { t } = req.shell;
  const form = formName(name);
  const own = optionsOf(req, parts, name);
  const { type, options = own } = plainControl(req, name, null);
  const [empty, hint] = [EMPTY[name], HINTS[name]];
  return {
    name: form,
    type: own ? 'select' : type,
    label: t(`ticket.field.${name}`),
    value: typed(values[form]) || String(propertyOf(name)?.filed?.initial ?? ''),
    options,
    empty: empty && t(empty),
    hint: hint && t(hint, { max: MAX.people }),
    error: errors[form],
    /** Other fields belong to another category. */
    refreshes: name === 'categoryId',
  };
}

/** What is looked up to choose from. */
function optionsOf(req: Request, parts: Parts, name: PropertyName): Option[] | undefined {
  if (isOf(name, 'category')) return categoryOptions(parts.categories, req.shell.locale);
  if (isOf(name, 'department')) return namedOptions(parts.departments);
  return isOf(name, 'person') ? staffOptions(req, parts.staff) : undefined;
}

/** Oneself first. */
function staffOptions(req: Request, people: Parts['staff']): Option[] {
  const me = req.ctx.actor.kind === 'person' ? req.ctx.actor.id : null;
  const staff = [...people].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  return staff.map(({ id, name }) => ({
    value: id,
    label: id === me ? req.shell.t('new.me', { name }) : name,
  }));
}

function requesterOf(req: Request, { values, errors }: FormState, people: Person[]) {
  const q = typed(values.requester_q).trim();
  const chosen = typed(values.requester);
  const creating = Boolean(
    typed(values.new_name) || typed(values.new_email) || errors.new_name || errors.new_email,
  );
  return {
    q,
    chosen,
    searched: q.length > 1,
    nobody: q.length > 1 && people.length === 0,
    creating: creating || (q.length > 1 && people.length === 0),
    options: people.map(({ id, name, email, organizationName, isVip }) => ({
      value: id,
      label: isVip ? `${name} · ${req.shell.t('ui.person.vip')}` : name,
      hint: [email, organizationName].filter(Boolean).join(' · '),
    })),
  };
}
