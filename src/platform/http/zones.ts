import { isTimeZone, timeZones } from '../format';
import type { OptionGroup } from './options';
import type { Shell } from './request';

/** Where the names of time zones begin, as the IANA database has them. */
export const ZONE_REGIONS = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
] as const;

type Region = (typeof ZONE_REGIONS)[number];

/**
 * All time zones, to choose one from: by the part of the world, each called as its city, so that typing the first letters
 * of that finds it in any browser's list. What belongs to no part of the world stands first.
 * @param own what is chosen already: a name is there too that another one has taken the place of meanwhile
 */
export function zoneGroups({ t, fmt }: Pick<Shell, 't' | 'fmt'>, own?: unknown): OptionGroup[] {
  const all = timeZones();
  const isOld = typeof own === 'string' && own !== '' && !all.includes(own) && isTimeZone(own);
  const zones = isOld ? [own, ...all] : all;
  const isIn = (region: Region) => (zone: string) => zone.startsWith(`${region}/`);
  const cities = ZONE_REGIONS.map((region) => ({
    label: t(`ui.zones.${region}`),
    options: zones.filter(isIn(region)).map((zone) => ({ value: zone, label: cityOf(zone) })),
  }));
  const others = zones.filter((zone) => !ZONE_REGIONS.some((region) => isIn(region)(zone)));
  const sorted = cities.map(({ label, options }) => ({
    label,
    options: options.sort((a, b) => fmt.compare(a.label, b.label)),
  }));
  return [
    { label: '', options: others.map((zone) => ({ value: zone, label: zone })) },
    ...sorted.sort((a, b) => fmt.compare(a.label, b.label)),
  ].filter(({ options }) => options.length > 0);
}

/** `America/Argentina/Buenos_Aires` is `Buenos Aires (Argentina)`. */
function cityOf(zone: string): string {
  const [, ...names] = zone.replaceAll('_', ' ').split('/');
  const city = names.at(-1) ?? zone;
  const within = names.slice(0, -1).join(', ');
  return within ? `${city} (${within})` : city;
}
