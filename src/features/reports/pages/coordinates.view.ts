import { DAY_MS } from '../../../platform/elapsed';
import { weekdayNames } from '../../../platform/format';
import { localized } from '../../../platform/i18n/localized';
import { PROMISES } from '../../sla';
import { CHANNELS, PRIORITIES, STATUSES } from '../../tickets';
import type { Drill } from '../drill';
import { AGES } from '../figures/dimensions';
import type { Named } from '../figures/names.queries';
import { bucketText } from '../models/buckets';
import type { Period } from '../period/period.types';
import type { Words } from '../words.types';

export type Names = Record<Named, ReadonlyMap<string, { nameEs: string; nameEn: string }>>;

/** Which part of a figure a number is, in words: `Department: IT`. */
export function partsOf(
  { coordinates }: Drill,
  { period, names }: { period: Period; names: Names },
  words: Words,
): { label: string; text: string }[] {
  return Object.entries(coordinates).map(([dimension, value]) => {
    const [kind = '', field] = dimension.split(':', 2);
    const label = field ?? words.t(kind === 'bucket' ? 'reports.part.bucket' : `report.by.${kind}`);
    return { label, text: textOf(kind, value ?? '', { period, names }, words) };
  });
}

function textOf(
  kind: string,
  value: string,
  { period, names }: { period: Period; names: Names },
  words: Words,
): string {
  const { t, locale } = words;
  if (value === '') return t('reports.part.nothing');
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
