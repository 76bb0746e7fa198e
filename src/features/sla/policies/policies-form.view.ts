import type { Request } from 'express';
import { ctxOf } from '../../../platform/http/input';
import { listOf } from '../../../platform/http/lists';
import { namedOptions, type Option, wordOptions } from '../../../platform/http/options';
import type { Shell } from '../../../platform/http/request';
import type { FormState } from '../../../platform/http/respond';
import { localized } from '../../../platform/i18n/localized';
import { allCalendars } from '../../calendars';
import { categoryOptions, wholeTree } from '../../categories';
import { departments } from '../../departments';
import { listFields, type TicketField } from '../../fields';
import { organizations } from '../../organizations';
import { HOLD_REASONS, PRIORITIES, type Priority, TYPES } from '../../tickets';
import { PROMISES } from '../sla.words';
import { type KnownConditions, unknownConditions } from './conditions';
import { knownConditions } from './conditions.queries';
import type { Policy } from './policies.service';
import { CONDITION_KINDS, calendarField, ID_CONDITIONS, targetField } from './policies.words';

/** Departments and organizations to choose from; a desk with more finds the others in what a policy has already. */
const MOST = 500;

/** Gone: named by the policy, and not there any more. */
type Choice = Option & { isGone?: true };

/** What conditions can be chosen from. */
export interface Choices {
  lists: { name: keyof typeof ID_CONDITIONS; options: Choice[] }[];
  /** Options have the values `key=value`. */
  fields: { key: string; label: string; options: Choice[] }[];
  calendars: Option[];
  /** Whether the policy names something that is not there any more. */
  isBroken: boolean;
}

/** @param policy whose conditions are among the choices, also those on things that are not there any more */
export async function conditionChoices(req: Request, policy: Policy | null): Promise<Choices> {
  const ctx = ctxOf(req);
  const { shell } = req;
  const [known, teams, companies, tree, fields, calendars] = await Promise.all([
    knownConditions(ctx),
    departments.page(ctx, { limit: MOST }),
    organizations.page(ctx, { limit: MOST }),
    wholeTree(ctx),
    listFields(ctx),
    allCalendars(ctx),
  ]);
  const gone = policy && unknownConditions(policy, known);
  const offered = {
    departmentIds: namedOptions(teams.items),
    organizationIds: namedOptions(companies.items),
    categoryIds: categoryOptions(tree, shell.locale),
  };
  return {
    lists: (Object.keys(ID_CONDITIONS) as (keyof typeof ID_CONDITIONS)[]).map((name) => ({
      name,
      options: [
        ...offered[name],
        ...furtherOptions(offered[name], known[ID_CONDITIONS[name]]),
        ...(gone?.[name] ?? []).map((value) => ({
          value,
          label: shell.t('sla.gone'),
          isGone: true as const,
        })),
      ],
    })),
    fields: fieldOptions(shell, fields, known, gone?.fieldValues ?? []),
    calendars: namedOptions(calendars),
    isBroken: gone !== null && Object.values(gone).some((list) => list.length > 0),
  };
}

/** What policies name and the first so many do not hold. */
function furtherOptions(offered: Option[], known: ReadonlyMap<string, string>): Option[] {
  const there = new Set(offered.map(({ value }) => value));
  return [...known].filter(([id]) => !there.has(id)).map(([value, label]) => ({ value, label }));
}

function fieldOptions(
  { t, locale }: Shell,
  fields: TicketField[],
  known: KnownConditions,
  gone: string[],
): Choices['fields'] {
  const label = (field: TicketField, value: string) => {
    if (field.kind === 'checkbox') return t(value === 'true' ? 'fields.value.yes' : 'fields.value.no');
    const option = [...field.options, ...field.formerOptions].find((one) => one.value === value);
    return option ? localized(locale, option, 'label') : value;
  };
  const named = (pair: string, key: string) => pair.startsWith(`${key}=`);
  const there = fields.filter(({ kind }) => CONDITION_KINDS.includes(kind));
  const groups = there.map((field) => ({
    key: field.key,
    label: localized(locale, field, 'label'),
    options: [
      ...(known.fields.get(field.key) ?? []).map((value) => ({
        value: `${field.key}=${value}`,
        label: label(field, value),
      })),
      ...gone
        .filter((pair) => named(pair, field.key))
        .map((pair) => {
          const name = label(field, pair.slice(field.key.length + 1));
          return { value: pair, label: t('sla.gone_named', { name }), isGone: true as const };
        }),
    ],
  }));
  const orphans = gone.filter((pair) => !there.some(({ key }) => named(pair, key)));
  const keys = [...new Set(orphans.map((pair) => pair.slice(0, pair.indexOf('='))))];
  const lost = keys.map((key) => ({
    key,
    label: t('sla.gone_named', { name: key }),
    options: orphans
      .filter((pair) => named(pair, key))
      .map((pair) => ({ value: pair, label: pair.slice(key.length + 1), isGone: true as const })),
  }));
  return [...groups, ...lost].filter(({ options }) => options.length > 0);
}

interface FormParts {
  policy: Policy | null;
  form: FormState;
  choices: Choices;
}

export function policyFormView(req: Request, { policy, form, choices }: FormParts) {
  const { t } = req.shell;
  const { values } = form;
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '');
  return {
    ...form,
    policy: policy && { id: policy.id, name: policy.name },
    version: policy ? values.version : undefined,
    isBroken: choices.isBroken,
    conditions: conditionsView(req, form, choices),
    vip: { value: text('vip'), options: wordOptions(req, 'sla.vip', ['true', 'false']) },
    calendars: choices.calendars,
    promises: PROMISES.map((kind) => t(`sla.field.${kind}`)),
    targets: PRIORITIES.map((priority) => targetsView(req, form, priority)),
    pauses: { values: listOf(values.pausesFor), options: wordOptions(req, 'ticket.hold', HOLD_REASONS) },
  };
}

/** The row of a priority: each label names it, for errors are told by their labels. */
function targetsView({ shell: { t } }: Request, { values, errors }: FormState, priority: Priority) {
  const field = (name: string, kind: string) => ({
    name,
    label: t('sla.target', { priority, kind }),
    value: values[name] ?? '',
    error: errors[name],
  });
  return {
    label: t(`ticket.priority.${priority}`),
    fields: PROMISES.map((kind) => field(targetField(priority, kind), t(`sla.field.${kind}`))),
    calendar: field(calendarField(priority), t('sla.field.other_calendar')),
  };
}

/** Each condition with what is chosen in words, for who does not open it. */
function conditionsView(req: Request, { values, errors }: FormState, choices: Choices) {
  const { t, fmt } = req.shell;
  const view = (name: string, label: string, options: Choice[], hint?: string) => {
    const chosen = listOf(values[name]);
    const ticked = options.filter(({ value }) => chosen.includes(value));
    const labels = ticked.map((option) => option.label);
    const isBroken = ticked.some(({ isGone }) => isGone);
    const summary = labels.length > 0 ? fmt.list(labels) : t('sla.any');
    return {
      name,
      label,
      options,
      values: chosen,
      hint,
      summary,
      isSet: labels.length > 0,
      isBroken,
      error: errors[name],
    };
  };
  return [
    ...choices.lists.map(({ name, options }) =>
      view(
        name,
        t(`sla.field.${name}`),
        options,
        name === 'categoryIds' ? t('sla.hint.categoryIds') : undefined,
      ),
    ),
    view('types', t('sla.field.types'), wordOptions(req, 'ticket.type', TYPES)),
    ...choices.fields.map(({ key, label, options }, index) => ({
      ...view('fieldValues', label, options),
      id: `f-field-${key}`,
      // What is wrong with them is said once.
      error: index === 0 ? errors.fieldValues : undefined,
    })),
    // Of what the desk has nothing any more: somebody else took it away while the form was open.
    ...(choices.fields.length === 0 ? [view('fieldValues', t('sla.field.fieldValues'), [])] : []),
  ].filter(({ options, error }) => options.length > 0 || error !== undefined);
}
