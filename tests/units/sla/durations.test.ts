import {
  LONGEST_TARGET,
  readDuration,
  SHORTEST_TARGET,
  writeDuration,
} from '../../../src/features/sla/policies/durations';
import { fc } from '../../support/properties';

const MINUTE = 60;
const HOUR = 3600;

test.each<[string, number | null]>([
  ['', null],
  ['   ', null],
  ['15 min', 15 * MINUTE],
  ['15min', 15 * MINUTE],
  ['15 m', 15 * MINUTE],
  ['15 minutos', 15 * MINUTE],
  ['1 minuto', MINUTE],
  ['15 Minutes', 15 * MINUTE],
  ['4 h', 4 * HOUR],
  ['4h', 4 * HOUR],
  ['4 horas', 4 * HOUR],
  ['1 hora', HOUR],
  ['4 hours', 4 * HOUR],
  ['  4   h  ', 4 * HOUR],
  ['4\u00a0h', 4 * HOUR],
  ['1 h 30 min', 90 * MINUTE],
  ['1h30min', 90 * MINUTE],
  ['1 h 30 m', 90 * MINUTE],
  ['1,5 h', 90 * MINUTE],
  ['1.5 h', 90 * MINUTE],
  ['0.25 h', 15 * MINUTE],
  ['0 h 15 min', 15 * MINUTE],
  ['90 min', 90 * MINUTE],
  ['1 min', SHORTEST_TARGET],
  ['8760 h', LONGEST_TARGET],
  ['525600 min', LONGEST_TARGET],
  ['４ h', 4 * HOUR],
])('%p is so many seconds', (typed, seconds) => {
  expect(readDuration(typed)).toEqual({ seconds });
});

test.each([
  ['0', 'too_short'],
  ['90', 'no_unit'],
  ['1:30', 'no_unit'],
  ['0 min', 'too_short'],
  ['0 h', 'too_short'],
  ['0 h 0 min', 'too_short'],
  ['8760 h 1 min', 'too_long'],
  ['87600 h', 'too_long'],
  ['999999999 h', 'too_long'],
  ['ten years', 'not_a_duration'],
  ['10 años', 'not_a_duration'],
  ['2 d', 'no_days'],
  ['2d', 'no_days'],
  ['1 día', 'no_days'],
  ['3 days 4 h', 'no_days'],
  ['1 semana', 'no_days'],
  ['4 hours and a bit', 'not_a_duration'],
  ['30 min 1 h', 'not_a_duration'],
  ['-4 h', 'not_a_duration'],
  ['−4 h', 'not_a_duration'],
  ['1e3 min', 'not_a_duration'],
  ['30 s', 'not_a_duration'],
  ['0.5 min', 'not_whole_minutes'],
  ['0.33 h', 'not_whole_minutes'],
  ['1.000 min', 'not_a_duration'],
  ['1,000 min', 'not_a_duration'],
  ['4 h'.padStart(400, '1'), 'not_a_duration'],
])('%p is refused: %s', (typed, problem) => {
  expect(readDuration(typed)).toEqual({ problem });
});

test('what is written is read back as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LONGEST_TARGET / MINUTE }), (minutes) => {
      expect(readDuration(writeDuration(minutes * MINUTE))).toEqual({ seconds: minutes * MINUTE });
    }),
  );
  expect(writeDuration(null)).toBe('');
});

test('whatever is typed is read or refused, and never outside of the limits', () => {
  const typed = fc.oneof(
    fc.string(),
    fc
      .array(fc.constantFrom('1', '9', '0', '.', ',', ' ', 'h', 'm', 'min', 'd', '-', ':'))
      .map((all) => all.join('')),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const read = readDuration(text);
      if (!('seconds' in read) || read.seconds === null) return;
      expect(read.seconds % MINUTE).toBe(0);
      expect(read.seconds).toBeGreaterThanOrEqual(SHORTEST_TARGET);
      expect(read.seconds).toBeLessThanOrEqual(LONGEST_TARGET);
    }),
  );
});
