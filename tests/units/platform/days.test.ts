import { clockAt, momentOfClock, startOfDay } from '../../../src/platform/format/days';

describe('moments of a clock', () => {
  test.each([
    ['2026-12-01T09:30', 'Europe/Madrid', '2026-12-01T08:30:00.000Z'],
    ['2026-12-01T09:30:15', 'America/Lima', '2026-12-01T14:30:15.000Z'],
    // Skipped: as long after as was skipped, east and west of Greenwich.
    ['2026-03-29T02:30', 'Europe/Madrid', '2026-03-29T01:30:00.000Z'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    // Twice: the first.
    ['2026-10-25T02:30', 'Europe/Madrid', '2026-10-25T00:30:00.000Z'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ])('%s in %s is %s', (text, zone, moment) => {
    expect(momentOfClock(text, zone)?.toISOString()).toBe(moment);
  });

  test.each(['2026-02-30T10:00', '2026-12-01T24:00', '2026-12-01', '0026-12-01T10:00', 'soon', ''])(
    '%j is none',
    (text) => expect(momentOfClock(text, 'UTC')).toBeNull(),
  );

  test('are shown as they were written', () => {
    for (const zone of ['Europe/Madrid', 'America/Santiago', 'Asia/Kolkata']) {
      const moment = momentOfClock('2026-07-04T23:59', zone);
      expect(moment && clockAt(moment, zone)).toBe('2026-07-04T23:59');
    }
  });

  test('a day without a midnight begins when it first does, west of Greenwich too', () => {
    expect(startOfDay('2026-09-06', 'America/Santiago').toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(startOfDay('2026-09-05', 'America/Santiago', 1).toISOString()).toBe('2026-09-06T04:00:00.000Z');
    expect(startOfDay('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });
});
