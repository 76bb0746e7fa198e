import { DAY_MS } from '../../../platform/elapsed';
import { weekdayNames } from '../../../platform/format';
import { localized } from '../../../platform/i18n/localized';
import { PROMISES } from '../../sla';
import { CHANNELS, PRIORITIES, STATUSES } from '../../tickets';
import type { Drill } from '../drill';
import { AGES } from '../figures/dimensions';
import type { Named } from '../figures/names.queries';
import { CAUSES } from '../models/breaches';
import { bucketText } from '../models/buckets';
import type { ChoiceField } from '../models/choice-fields';
import type { Period } from '../period/period.types';
import type { Words } from '../words.types';

export type Names = Record<Named, ReadonlyMap<string, { nameEs: string; nameEn: string }>>;

/** Which part of a figure a number is, in words: `Department: IT`. */
export function partsOf(
  { figure, coordinates }: Drill,
  { period, names, fields }: { period: Period; names: Names; fields: readonly ChoiceField[] },
  words: Words,
): { label: string; text: string }[] {
  return Object.entries(coordinates).map(([dimension, value = '']) => {
    const field = fields.find((one) => one.dimension === dimension);
    if (field) return { label: field.label, text: field.nameOf(value === '' ? null : value) };
    // One that is in use no more has no name but its own.
    const [kind = '', ...key] = dimension.split(':');
    const word = kind === 'bucket' ? 'reports.part.bucket' : `report.by.${kind}`;
    const label = key.length > 0 ? key.join(':') : words.t(word);
    if (kind === 'technician' && value === '' && figure === 'responded')
      return { label, text: words.t('report.gone') };
    return { label, text: textOf(kind, value, { period, names }, words) };
  });
}

/** What has a word of its own where there is none of it. */
const NONE: readonly string[] = ['category', 'organization', 'technician', 'tag', 'cause'];

function textOf(
  kind: string,
  value: string,
  { period, names }: { period: Period; names: Names },
  words: Words,
): string {
  const { t, locale } = words;
  if (value === '') return t(NONE.includes(kind) ? `report.none.${kind}` : 'reports.part.nothing');
  switch (kind) {
    case 'status':
    case 'from':
    case 'to':
      return wordIn(STATUSES, value, (status) => t(`ticket.status.${status}`));
    case 'priority':
      return wordIn(PRIORITIES, value, (priority) => t(`ticket.priority.${priority}`));
    case 'channel':
      return wordIn(CHANNELS, value, (channel) => t(`ticket.channel.${channel}`));
    case 'promise':
      return wordIn(PROMISES, value, (promise) => t(`sla.ticket.kind.${promise}`));
    case 'cause':
      return wordIn(CAUSES, value, (cause) => t(`sla.ticket.waited.${cause}`));
    case 'department':
    case 'category':
    case 'organization':
    case 'technician': {
      const found = names[kind].get(value);
      return found ? localized(locale, found, 'name') : t('report.gone');
    }
    case 'weekday':
      return weekdayNames(locale)[Number(value) - 1] ?? value;
    case 'hour':
      return `${value.padStart(2, '0')}:00`;
    case 'age':
      return ageText(Number(value), words);
    case 'bucket': {
      const bucket = period.buckets.find(({ start }) => start.toISOString() === value);
      return bucket ? bucketText(bucket, period.step, words) : value;
    }
    default:
      return value;
  }
}

/** What an address makes up is no word of the desk, and matches nothing. */
const wordIn = (all: readonly string[], value: string, text: (value: string) => string): string =>
  all.includes(value) ? text(value) : value;

/** The oldest come first. */
function ageText(part: number, { fmt }: Words): string {
  const days = AGES.toReversed().map((one) => fmt.duration((one * DAY_MS) / 1000));
  const [over, under] = [days[part], days[part - 1]];
  if (over && under) return `${over} – ${under}`;
  return over ? `> ${over}` : `< ${under ?? ''}`;
}
