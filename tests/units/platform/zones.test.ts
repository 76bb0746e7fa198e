import { formatter, timeZones } from '../../../src/platform/format';
import { ZONE_REGIONS, zoneGroups } from '../../../src/platform/http/zones';

// The list of time zones to choose from: nothing is lost by grouping it, and each is found by its city.

const shellIn = (locale: 'es' | 'en') => ({
  t: ((key: string) => `${locale} ${key}`) as never,
  fmt: formatter(locale, 'UTC'),
});
const values = (own?: unknown) =>
  zoneGroups(shellIn('en'), own).flatMap(({ options }) => options.map(({ value }) => value));

test.each(['es', 'en'] as const)('all zones are there once, in %s', (locale) => {
  const groups = zoneGroups(shellIn(locale));
  expect(groups[0]).toEqual({ label: '', options: [{ value: 'UTC', label: 'UTC' }] });
  expect(groups.flatMap(({ options }) => options.map(({ value }) => value)).toSorted()).toEqual(
    timeZones().toSorted(),
  );
  expect(
    groups
      .map(({ label }) => label)
      .slice(1)
      .toSorted(),
  ).toEqual(ZONE_REGIONS.map((region) => `${locale} ui.zones.${region}`).toSorted());
});

test('each is called as its city, and no two alike', () => {
  const options = zoneGroups(shellIn('en')).flatMap((group) => group.options);
  const labelOf = (zone: string) => options.find(({ value }) => value === zone)?.label;
  expect([labelOf('Europe/Madrid'), labelOf('America/New_York')]).toEqual(['Madrid', 'New York']);
  expect(labelOf('America/Argentina/Ushuaia')).toBe('Ushuaia (Argentina)');
  expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
});

test('what was chosen under a name that is offered no more stays, and what is no zone is not offered', () => {
  expect(values('US/Eastern')).toEqual(['US/Eastern', ...values()]);
  for (const none of ['', 'Mars/Phobos', null, ['Europe/Madrid'], 'Europe/Madrid'])
    expect(values(none)).toEqual(values());
});
