import { texts } from '../../../src/app/texts';
import type { Tile, Value } from '../../../src/features/reports/report.types';
import type { ValueKind } from '../../../src/features/reports/value-kinds';
import { changeOf, valueText } from '../../../src/features/reports/values';
import { formatter } from '../../../src/platform/format';
import { createI18n } from '../../../src/platform/i18n';

const i18n = createI18n(texts);
const wordsIn = (locale: 'es' | 'en') => ({
  locale,
  t: i18n.translator(locale),
  fmt: formatter(locale, 'Europe/Madrid'),
});
/** Spaces that do not break are spaces here. */
const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

test.each<[ValueKind, Value, string, string]>([
  ['count', 12_345, '12.345', '12,345'],
  ['count', 0, '0', '0'],
  ['count', null, '–', '–'],
  ['ratio', 0.125, '12,5 %', '12.5%'],
  ['ratio', Number.NaN, '–', '–'],
  ['seconds', 7530, '2 h 5 min', '2 h 5 min'],
  ['seconds', 0, '0 s', '0 s'],
  ['rating', 8.44, '8,4', '8.4'],
  ['rating', 8, '8,0', '8.0'],
  ['points', 31, '+31', '+31'],
  ['points', -12.5, '-12,5', '-12.5'],
  ['points', 0, '0', '0'],
  ['day', '2026-11-01', '1 nov 2026', 'Nov 1, 2026'],
  ['moment', new Date('2026-11-01T23:30:00Z'), '2 nov 2026, 0:30', 'Nov 2, 2026, 12:30 AM'],
  ['text', '=1+1', '=1+1', '=1+1'],
  ['day', 'Total', 'Total', 'Total'],
  ['moment', 'Total', 'Total', 'Total'],
])('a %s of %j', (kind, value, es, en) => {
  expect(plain(valueText(kind, value, wordsIn('es')))).toBe(es);
  expect(plain(valueText(kind, value, wordsIn('en')))).toBe(en);
});

const tile = (
  kind: ValueKind,
  value: number | null,
  before: number | null | undefined,
  better: Tile['better'],
): Tile => {
  const made = { id: 'x', label: 'x', kind, value, better };
  return before === undefined ? made : { ...made, before };
};

test.each<[string, Tile, [string, string, boolean | null] | null]>([
  ['more of what should be more', tile('count', 12, 10, 'more'), ['+20%', 'up', true]],
  ['more of what should be less', tile('count', 12, 10, 'less'), ['+20%', 'up', false]],
  ['more of what is neither', tile('count', 12, 10, null), ['+20%', 'up', null]],
  ['a shorter time', tile('seconds', 60, 120, 'less'), ['-50%', 'down', true]],
  ['none after some', tile('count', 0, 5, 'less'), ['-100%', 'down', true]],
  ['some after none, which is no percentage', tile('count', 5, 0, 'less'), ['new', 'up', false]],
  ['none after none', tile('count', 0, 0, 'less'), ['the same', 'flat', null]],
  ['shares, whose change is of points', tile('ratio', 0.874, 0.9, 'more'), ['-2.6 points', 'down', false]],
  ['a share after a share of nothing', tile('ratio', 0.5, 0, 'more'), ['+50 points', 'up', true]],
  ['one point', tile('ratio', 0.8801, 0.87, 'more'), ['+1 point', 'up', true]],
  ['points', tile('points', -12, 31, 'more'), ['-43 points', 'down', false]],
  ['ratings', tile('rating', 8.4, 8, 'more'), ['+0.4', 'up', true]],
  ['what had no value before', tile('rating', 8.4, null, 'more'), null],
  ['what has none now', tile('seconds', null, 60, 'less'), null],
  ['what is of now', tile('count', 5, undefined, null), null],
])('the change of %s', (_, given, told) => {
  const change = changeOf(given, wordsIn('en'));
  expect(change && [plain(change.text), change.trend, change.isGood]).toEqual(told);
});

test('a change is told in words to who hears it', () => {
  const spoken = (given: Tile) => plain(changeOf(given, wordsIn('en'))?.spoken);
  expect(spoken(tile('count', 12, 10, 'more'))).toBe('20% more than before');
  expect(spoken(tile('ratio', 0.874, 0.9, 'more'))).toBe('2.6 points less than before');
  expect(spoken(tile('count', 5, 0, 'more'))).toBe('there was none before');
});
