import { weekdayNames } from '../../platform/format';
import type { Option } from '../../platform/http/options';
import type { Shell } from '../../platform/http/request';
import { zoneGroups } from '../../platform/http/zones';
import { LOCALES } from '../../platform/i18n';
import { REPORTS } from '../reports';
import { PERIODS } from './schedules.schema';
import { FREQUENCIES, SCHEDULE_FORMATS } from './schedules.types';

const LAST_DAY = 31;

/** What a form of a schedule has to choose from, beside people. */
export function optionsIn(shell: Shell, zone?: unknown) {
  const { t, locale } = shell;
  const of = (values: readonly string[], label: (value: string) => string): Option[] =>
    values.map((value) => ({ value, label: label(value) }));
  const days = Array.from({ length: LAST_DAY }, (_, at) => String(at + 1));
  return {
    reports: of(REPORTS, (name) => t(`report.name.${name}`)),
    periods: of(PERIODS, (preset) => t(`reports.period.${preset}`)),
    formats: of(SCHEDULE_FORMATS, (format) => t(`schedules.format.${format}`)),
    frequencies: of(FREQUENCIES, (frequency) => t(`schedules.frequency.${frequency}`)),
    weekdays: weekdayNames(locale).map((label, at) => ({ value: String(at + 1), label })),
    monthDays: of(days, (day) => (day === String(LAST_DAY) ? t('schedules.last_day') : day)),
    zones: zoneGroups(shell, zone),
    locales: of(LOCALES, (language) => t(`schedules.locale.${language}`)),
  };
}
