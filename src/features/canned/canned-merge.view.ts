import type { Request } from 'express';
import { type FormField, mergeFieldOf, valuesOf } from '../../platform/http/list-pages';
import type { MergePage } from '../../platform/http/merge-page';
import { namedOptions } from '../../platform/http/options';
import { CANNED_BODY_MAX } from './canned.schema';
import type { CannedReply } from './canned.types';

const LIST = '/desk/templates';

/** What the form of a reply holds. */
function fieldsOf({ shell }: Request, departments: readonly { id: string; name: string }[]): FormField[] {
  const languages = (['es', 'en'] as const).map((value) => ({
    value,
    label: shell.t(`canned.language.${value}`),
  }));
  return [
    { kind: 'text', name: 'title', label: 'canned.field.title', maxlength: 120 },
    { kind: 'textarea', name: 'body', label: 'canned.field.body', rows: 8, maxlength: CANNED_BODY_MAX },
    { kind: 'select', name: 'locale', label: 'canned.field.language', options: languages },
    {
      kind: 'select',
      name: 'department',
      property: 'departmentId',
      label: 'canned.field.department',
      options: namedOptions(departments),
    },
    { kind: 'checkbox', name: 'isActive', label: 'canned.field.active' },
  ];
}

/** The form of a reply as it stands. */
export function formValues(req: Request, reply: CannedReply): Record<string, unknown> {
  return valuesOf(fieldsOf(req, []), reply);
}

/** Both sides of the form of a reply, where two have changed it. */
export function cannedMerge(
  req: Request,
  { id, title }: CannedReply,
  departments: readonly { id: string; name: string }[],
): MergePage {
  const { t } = req.shell;
  const back = `${LIST}/${id}`;
  return {
    title: t('merge.title', { name: title }),
    breadcrumb: [
      { label: t('canned.title'), href: LIST },
      { label: title, href: back },
    ],
    action: back,
    back,
    fields: fieldsOf(req, departments).map((field) => mergeFieldOf(field, req.shell)),
  };
}
