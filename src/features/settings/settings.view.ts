import { type FormField, mergeFieldOf } from '../../platform/http/list-pages';
import type { MergePage } from '../../platform/http/merge-page';
import type { Option } from '../../platform/http/options';
import type { Shell } from '../../platform/http/request';
import { phoneCountries } from '../../platform/phone';
import { countryName } from '../../platform/place';

/** What the form of settings holds, for the page that merges two of them. */
export function settingsFields(shell: Shell): FormField[] {
  const { t } = shell;
  const languages = [
    { value: 'es', label: t('ui.preferences.spanish') },
    { value: 'en', label: t('ui.preferences.english') },
  ];
  return [
    { kind: 'text', name: 'name', label: 'settings.field.name', maxlength: 60 },
    { kind: 'text', name: 'accent', label: 'settings.field.accent', maxlength: 7 },
    { kind: 'text', name: 'timeZone', label: 'settings.field.timeZone', maxlength: 60 },
    { kind: 'select', name: 'defaultLocale', label: 'settings.field.defaultLocale', options: languages },
    {
      kind: 'select',
      name: 'phoneCountry',
      label: 'settings.field.phoneCountry',
      options: countriesIn(shell),
    },
    { kind: 'checkbox', name: 'techniciansSeeAll', label: 'settings.field.techniciansSeeAll' },
    ...NUMBERS.map((name) => numberField(name)),
  ];
}

/** The countries that have telephone numbers, by name. */
export function countriesIn({ locale, fmt }: Pick<Shell, 'locale' | 'fmt'>): Option[] {
  return phoneCountries()
    .map((code) => ({ value: code, label: countryName(code, locale) ?? code }))
    .sort((a, b) => fmt.compare(a.label, b.label));
}

const NUMBERS = [
  'autoCloseDays',
  'reopenDays',
  'retentionDays',
  'numberingStart',
  'attachmentMaxMb',
  'attachmentMaxFiles',
] as const;

function numberField(name: (typeof NUMBERS)[number]): FormField {
  return { kind: 'number', name, label: `settings.field.${name}` };
}

export function settingsMerge(shell: Shell, path: string): MergePage {
  const name = shell.t('settings.title');
  return {
    title: shell.t('merge.title', { name }),
    breadcrumb: [{ label: name, href: path }],
    action: path,
    back: path,
    fields: settingsFields(shell).map((field) => mergeFieldOf(field, shell)),
  };
}
