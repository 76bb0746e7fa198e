import type { Request } from 'express';
import { namedOptions, wordOptions } from '../../../platform/http/options';
import type { FormState } from '../../../platform/http/respond';
import type { CategoryNode } from '../../categories';
import { categoryOptions } from '../../categories';
import type { TicketField } from '../../fields';
import type { Settings } from '../../settings';
import type { Person } from '../../users';
import { shownLimits } from '../page/shown.view';
import { IMPACTS, TYPES, URGENCIES } from '../tickets.words';

interface Parts {
  settings: Settings;
  categories: readonly CategoryNode[];
  departments: readonly { id: string; name: string }[];
  staff: readonly { id: string; name: string }[];
  fields: TicketField[];
  people: Person[];
}

/** The text of a form value, whatever was sent under its name. */
export function typed(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

export function newTicketView(req: Request, form: FormState, parts: Parts) {
  const { t, locale } = req.shell;
  const value = (name: string) => typed(form.values[name]);
  const me = req.ctx.actor.kind === 'person' ? req.ctx.actor.id : null;
  const staff = [...parts.staff].sort((a, b) => Number(b.id === me) - Number(a.id === me));
  return {
    values: {
      subject: value('subject'),
      description: value('description'),
      type: value('type') || 'incident',
      category: value('category'),
      department: value('department'),
      impact: value('impact') || 'medium',
      urgency: value('urgency') || 'normal',
      assignee: value('assignee'),
      tags: value('tags'),
      participants: value('participants'),
      new_name: value('new_name'),
      new_email: value('new_email'),
    },
    errors: form.errors,
    labels: labelsOf(req, parts.fields),
    requester: requesterOf(req, form, parts.people),
    types: wordOptions(req, 'ticket.type', TYPES),
    categories: categoryOptions(parts.categories, locale),
    departments: namedOptions(parts.departments),
    impacts: wordOptions(req, 'ticket.impact', IMPACTS),
    urgencies: wordOptions(req, 'ticket.urgency', URGENCIES),
    staff: staff.map(({ id, name }) => ({ value: id, label: id === me ? t('new.me', { name }) : name })),
    fields: parts.fields.map((field) => fieldView(req, form, field)),
    uploads: shownLimits(req.shell, parts.settings),
  };
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

function fieldView(req: Request, { values, errors }: FormState, field: TicketField) {
  const name = `fields.${field.key}`;
  const label = (words: { labelEs: string; labelEn: string }) =>
    req.shell.locale === 'en' ? words.labelEn : words.labelEs;
  return {
    name,
    kind: field.kind,
    label: label(field),
    value: typed(values[name]),
    error: errors[name],
    required: field.isRequired && field.kind !== 'checkbox',
    options: field.options.map((option) => ({ value: option.value, label: label(option) })),
  };
}

function labelsOf(req: Request, fields: TicketField[]): Record<string, string> {
  const { t, locale } = req.shell;
  return {
    requester: t('ticket.field.requesterId'),
    new_name: t('new.customer.name'),
    new_email: t('new.customer.email'),
    subject: t('ticket.field.subject'),
    description: t('ticket.field.description'),
    type: t('ticket.field.type'),
    category: t('ticket.field.categoryId'),
    department: t('ticket.field.departmentId'),
    impact: t('ticket.field.impact'),
    urgency: t('ticket.field.urgency'),
    assignee: t('ticket.field.assigneeId'),
    tags: t('ticket.field.tags'),
    participants: t('ticket.field.participantIds'),
    attachments: t('ui.upload.label'),
    ...Object.fromEntries(
      fields.map(({ key, labelEs, labelEn }) => [`fields.${key}`, locale === 'en' ? labelEn : labelEs]),
    ),
  };
}
