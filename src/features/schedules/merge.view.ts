import type { Request } from 'express';
import { type FormField, mergeFieldOf } from '../../platform/http/list-pages';
import { listOf } from '../../platform/http/lists';
import type { MergeField, MergePage } from '../../platform/http/merge-page';
import type { Option } from '../../platform/http/options';
import type { Place } from '../reports';
import { optionsIn } from './options.view';
import { listAt } from './paths';
import { ADDRESS_LINES, NAME_MAX } from './schedules.schema';
import type { Schedule } from './schedules.types';

/** Both sides of the form of a schedule, where two have changed it. */
export function mergeView(req: Request, at: Place, schedule: Schedule, people: Option[]): MergePage {
  const { id, name } = schedule;
  const back = `${listAt(at)}/${id}`;
  return {
    title: req.shell.t('merge.title', { name }),
    breadcrumb: [
      { label: req.shell.t('schedules.title'), href: listAt(at) },
      { label: name, href: back },
    ],
    action: back,
    back,
    fields: [
      ...fieldsOf(req, people).map((field) => mergeFieldOf(field, req.shell)),
      addressesOf(req, schedule),
    ],
  };
}

function fieldsOf(req: Request, people: Option[]): FormField[] {
  const options = optionsIn(req.shell);
  const choice = (name: string, among: Option[]): FormField => ({
    kind: 'select',
    name,
    options: among,
    label: `schedules.field.${name}`,
  });
  return [
    { kind: 'text', name: 'name', label: 'schedules.field.name', maxlength: NAME_MAX },
    { ...choice('period', options.periods), property: 'preset' },
    choice('format', options.formats),
    choice('frequency', options.frequencies),
    choice('weekday', options.weekdays),
    { kind: 'number', name: 'monthDay', label: 'schedules.field.monthDay' },
    { kind: 'text', name: 'clock', label: 'schedules.field.clock', maxlength: 5 },
    { kind: 'text', name: 'timeZone', label: 'schedules.field.timeZone', maxlength: 60 },
    choice('locale', options.locales),
    { kind: 'choices', name: 'people', label: 'schedules.field.people', options: people },
  ];
}

/** They are told by the ids of their rows; of those that were taken off nothing is known any more. */
function addressesOf({ shell: { t } }: Request, { recipients }: Schedule): MergeField {
  const known = new Map(recipients.map(({ id, address }) => [id, address]));
  return {
    name: 'addresses',
    property: 'addresses',
    label: t('schedules.field.addresses'),
    long: ADDRESS_LINES,
    words: (ids) =>
      listOf(ids)
        .map((id) => known.get(id) ?? t('merge.gone'))
        .join('\n') || t('admin.none'),
  };
}
