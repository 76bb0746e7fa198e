import type { Request } from 'express';
import { type FormField, mergeFieldOf } from '../../../platform/http/list-pages';
import { keepsTheirs, type MergeField, type MergePage } from '../../../platform/http/merge-page';
import type { Shell } from '../../../platform/http/request';
import { readableDomain } from '../../../platform/mail/domains';
import { BOUNDS, type Settings, SIGN_IN_METHODS } from '../../settings';
import { inUnits } from './access.schema';
import { signUpChoices, valuesOf } from './access.view';

/** Both sides of the form of access, where two have changed it. */
export function accessMerge(req: Request, path: string): MergePage {
  const { t } = req.shell;
  const name = t('access.title');
  return {
    title: t('merge.title', { name }),
    breadcrumb: [{ label: name, href: path }],
    action: path,
    back: path,
    fields: [...fieldsOf(req.shell).map((field) => mergeFieldOf(field, req.shell)), idleField(req.shell)],
  };
}

/** The values of a form in which the person has chosen what the others made. */
export function keptValues(req: Request, settings: Settings): Record<string, unknown> {
  const kept = (name: string) => keepsTheirs(req, name === 'sessionIdleUnit' ? 'sessionIdle' : name);
  return Object.fromEntries(Object.entries(valuesOf(settings)).filter(([name]) => kept(name)));
}

function fieldsOf(shell: Shell): FormField[] {
  const days = ['sessionDays', 'rememberDays', 'trustedDeviceDays'] as const;
  return [
    { kind: 'select', name: 'signUp', label: 'access.field.signUp', options: signUpChoices(shell) },
    {
      kind: 'textarea',
      name: 'signUpDomains',
      label: 'access.field.signUpDomains',
      rows: 3,
      maxlength: 4000,
      lines: true,
      written: readableDomain,
    },
    {
      kind: 'choices',
      name: 'methods',
      property: 'signInMethods',
      label: 'access.field.methods',
      options: SIGN_IN_METHODS.map((value) => ({ value, label: shell.t(`access.method.${value}`) })),
    },
    { kind: 'checkbox', name: 'staffNeedFactor', label: 'access.field.staffNeedFactor' },
    ...days.map(
      (name): FormField => ({ kind: 'number', name, label: `access.field.${name}`, ...BOUNDS[name] }),
    ),
  ];
}

/** Minutes in the thing; in the form a number and its unit. */
function idleField({ t, fmt }: Shell): MergeField {
  return {
    name: 'sessionIdle',
    property: 'sessionIdleMinutes',
    label: t('access.field.sessionIdle'),
    long: 0,
    words: (value) => {
      const { count, unit } = inUnits(Number(value));
      return `${fmt.number(count)} ${t(`access.unit.${unit}`)}`;
    },
  };
}
