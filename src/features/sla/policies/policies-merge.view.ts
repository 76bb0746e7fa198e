import type { Request } from 'express';
import type { MergeField, MergePage } from '../../../platform/http/merge-page';
import { wordOptions } from '../../../platform/http/options';
import { HOLD_REASONS, PRIORITIES, TYPES } from '../../tickets';
import { PROMISES } from '../sla.words';
import { pairsOf } from './conditions';
import { writeDuration } from './durations';
import type { Policy } from './policies.service';
import type { PolicyInput } from './policies.types';
import { CALENDAR_FIELDS, calendarField, ID_CONDITIONS, TARGET_FIELDS, targetField } from './policies.words';
import type { Choices } from './policies-form.view';

const FLAGS = ['isActive', 'isDefault', 'tellsResponse', 'tellsResolution'] as const;

/** The form of a policy as it stands. */
export function formValues(policy: PolicyInput): Record<string, unknown> {
  const { name = '', vip, fieldValues, types, pausesFor } = policy;
  const fields = <F extends string, V>(names: readonly F[], value: (field: F) => V) =>
    Object.fromEntries(names.map((field) => [field, value(field)]));
  return {
    name,
    ...fields(FLAGS, (field) => (policy[field] ? 'on' : '')),
    ...fields(Object.keys(ID_CONDITIONS) as (keyof typeof ID_CONDITIONS)[], (field) => policy[field]),
    ...fields(CALENDAR_FIELDS, (field) => policy[field] ?? ''),
    ...fields(TARGET_FIELDS, (field) => writeDuration(policy[field])),
    vip: vip === null ? '' : String(vip),
    fieldValues: pairsOf(fieldValues),
    types,
    pausesFor,
  };
}

/** What the page that merges two forms says of each field. */
export function mergeFields(req: Request, choices: Choices): MergeField[] {
  const { t, fmt } = req.shell;
  const none = t('admin.none');
  const make = (name: string, label: string, words: MergeField['words']): MergeField => ({
    name,
    property: name,
    label,
    long: 0,
    words,
  });
  const listed = (options: { value: string; label: string }[], empty: string) => (value: unknown) => {
    const labels = [value ?? []]
      .flat()
      .map((one) => options.find((option) => option.value === one)?.label ?? t('merge.gone'));
    return labels.length > 0 ? fmt.list(labels) : empty;
  };
  const yesNo = (value: unknown) => t(value ? 'merge.yes' : 'merge.no');
  const any = t('sla.any');
  const calendarWords = listed(choices.calendars, none);
  return [
    make('name', t('admin.field.name'), (value) => String(value ?? '')),
    ...FLAGS.map((name) => make(name, t(`sla.field.${name}`), yesNo)),
    ...choices.lists.map(({ name, options }) => make(name, t(`sla.field.${name}`), listed(options, any))),
    make('types', t('sla.field.types'), listed(wordOptions(req, 'ticket.type', TYPES), any)),
    make('vip', t('sla.field.vip'), (value) =>
      value === null ? t('sla.vip.any') : t(`sla.vip.${value === true}`),
    ),
    make('fieldValues', t('sla.field.fieldValues'), (value) =>
      listed(
        choices.fields.flatMap(({ label, options }) =>
          options.map((option) => ({ value: option.value, label: `${label}: ${option.label}` })),
        ),
        any,
      )(pairsOf((value ?? {}) as PolicyInput['fieldValues'])),
    ),
    make('calendarId', t('sla.field.calendarId'), calendarWords),
    ...PRIORITIES.flatMap((priority) => {
      const of = (kind: string) => t('sla.target', { priority, kind });
      return [
        ...PROMISES.map((kind) =>
          make(targetField(priority, kind), of(t(`sla.field.${kind}`)), (value) =>
            value === null ? none : writeDuration(value as number),
          ),
        ),
        make(calendarField(priority), of(t('sla.field.other_calendar')), (value) =>
          value === null ? t('sla.same_calendar') : calendarWords(value),
        ),
      ];
    }),
    make('pausesFor', t('sla.field.pausesFor'), listed(wordOptions(req, 'ticket.hold', HOLD_REASONS), none)),
  ];
}

/** Both sides of the form of a policy, where two have changed it. */
export function policyMerge(req: Request, { id, name }: Policy, choices: Choices): MergePage {
  const { t } = req.shell;
  const back = `/admin/sla/${id}`;
  return {
    title: t('merge.title', { name }),
    breadcrumb: [
      { label: t('sla.title'), href: '/admin/sla' },
      { label: name, href: back },
    ],
    action: back,
    back,
    fields: mergeFields(req, choices),
  };
}
