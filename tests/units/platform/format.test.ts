import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { formatter, isTimeZone, serverZone, timeZones } from '../../../src/platform/format';
import { serverLocale } from '../../../src/platform/i18n';
import {
  countryOfZone,
  foreignPhone,
  formatPhone,
  hasPrefix,
  normalisePhone,
} from '../../../src/platform/phone';

const es = formatter('es', 'Europe/Madrid');
const en = formatter('en', 'America/New_York');
/** Intl separates with several kinds of space. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('formatter', () => {
  const moment = new Date('2026-11-21T23:30:00Z');

  it('writes dates and times of the zone, from every kind of moment', () => {
    expect(es.date(moment)).toBe('22 nov 2026');
    expect(en.date(moment.toISOString())).toBe('Nov 21, 2026');
    expect(plain(es.dateTime(moment.getTime()))).toBe('22 nov 2026, 0:30');
    expect(plain(en.dateTime(moment))).toBe('Nov 21, 2026, 6:30 PM');
    expect(es.time(moment)).toBe('0:30');
  });

  it.each<[string, string, string]>([
    ['2026-11-21T23:30:30Z', 'ahora', 'now'],
    ['2026-11-21T23:25:00Z', 'hace 5 minutos', '5 minutes ago'],
    ['2026-11-22T01:29:00Z', 'dentro de 1 hora', 'in 1 hour'],
    ['2026-11-20T23:10:00Z', 'ayer', 'yesterday'],
    ['2026-11-20T10:00:00Z', 'anteayer', 'yesterday'],
    ['2026-11-11T12:00:00Z', 'hace 11 días', '10 days ago'],
    ['2026-10-01T12:00:00Z', '1 oct 2026', 'Oct 1, 2026'],
  ])('says how far %s is', (when, spanish, english) => {
    expect(es.relative(when, moment)).toBe(spanish);
    expect(en.relative(when, moment)).toBe(english);
  });

  it('shows a moment in words, with the exact time', () => {
    const shown = {
      iso: '2026-11-20T23:10:00.000Z',
      text: 'ayer',
      title: es.dateTime('2026-11-20T23:10:00Z'),
    };
    expect(es.moment('2026-11-20T23:10:00Z', moment)).toEqual(shown);
  });

  it('writes numbers, ratios and sizes', () => {
    expect(es.number(1234567.5)).toBe('1.234.567,5');
    expect(en.number(1234567.5)).toBe('1,234,567.5');
    expect(en.number(2.71, { maximumFractionDigits: 1 })).toBe('2.7');
    expect([en.number(-0), en.number(0)]).toEqual(['0', '0']);
    expect(plain(es.percent(0.125))).toBe('12,5 %');
    expect(en.percent(1)).toBe('100%');
    expect(en.percent(0.9996)).toBe('99.9%');
    expect(plain(es.bytes(1_234_567))).toBe('1,2 MB');
    expect(plain(en.bytes(999))).toBe('999 bytes');
    expect(plain(en.bytes(999_700))).toBe('1 MB');
    expect(plain(en.bytes(25_000_000_000_000_000))).toBe('25,000 TB');
  });

  it.each<[number, string]>([
    [0, '0 s'],
    [59.9, '59 s'],
    [3599.9, '59 min 59 s'],
    [7500, '2 h 5 min'],
    [86_400, '1 d'],
    [90_061, '1 d 1 h'],
    [-300, '-5 min'],
  ])('writes %s seconds in both languages alike', (seconds, written) => {
    expect([es.duration(seconds), en.duration(seconds)]).toEqual([written, written]);
  });

  it('writes working time as durations are written everywhere', () => {
    expect([es.hours(165_600), en.hours(165_600)]).toEqual(['46 h', '46 h']);
  });

  it('lists and sorts as people do', () => {
    expect(es.list(['a', 'b', 'c'])).toBe('a, b y c');
    expect(en.list(['a', 'b', 'c'])).toBe('a, b, and c');
    // Read from the right, each by itself: together they would change places.
    expect(es.list(['سلمى', 'دانة'])).toBe('\u2068سلمى\u2069 y \u2068دانة\u2069');
    expect(['zeta', 'Álvaro', 'ticket 10', 'ticket 9', 'nube', 'ñu', 'ana'].sort(es.compare)).toEqual([
      'Álvaro',
      'ana',
      'nube',
      'ñu',
      'ticket 9',
      'ticket 10',
      'zeta',
    ]);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'America/Santiago', 'Pacific/Apia'])(
    'writes a day of the calendar as that day in %s',
    (zone) => {
      expect(formatter('es', zone).day('2011-12-30')).toBe('30 dic 2011');
      expect(formatter('en', zone).day('2026-09-06')).toBe('Sep 6, 2026');
      expect(formatter('en', zone).day('2026-09-06', 'short')).toBe('Sep 6');
    },
  );

  it('uses UTC where the zone does not exist, and keeps what it made', () => {
    expect(formatter('en', 'Mars/Olympus').timeZone).toBe('UTC');
    expect(formatter('en', '').timeZone).toBe('UTC');
    expect(formatter('es', 'Europe/Madrid')).toBe(es);
  });
});

describe('time zones', () => {
  it('lists zones that exist, each once', () => {
    const zones = timeZones();
    expect(zones[0]).toBe('UTC');
    expect(zones).toContain('Europe/Madrid');
    expect(new Set(zones).size).toBe(zones.length);
    expect(isTimeZone('Europe/Madrid')).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });

  it('is the server’s where people can choose that one, and UTC otherwise', () => {
    expect(serverZone({ timeZone: 'America/Lima' })).toBe('America/Lima');
    // An offset, and what Intl says of a TZ that it does not know.
    for (const timeZone of ['Etc/GMT+3', 'Etc/Unknown', undefined]) {
      expect(serverZone({ timeZone })).toBe('UTC');
    }
  });

  it('comes with a language that the desk speaks', () => {
    expect(['es-MX', 'en-GB', 'fr-FR', 'und'].map((own) => serverLocale(own))).toEqual([
      'es',
      'en',
      'en',
      'en',
    ]);
  });
});

describe('telephone numbers', () => {
  it.each<[string, string | null, string | null]>([
    ['600 12 34 56', 'ES', '+34600123456'],
    ['0034 600-123-456', 'ES', '+34600123456'],
    ['0034 600-123-456', null, '+34600123456'],
    ['+44 (0) 20 7946 0958', 'ES', '+442079460958'],
    ['+47 924 48 617', 'CL', '+4792448617'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['(707) 555-1854', 'US', '+17075551854'],
    ['9 1234 5678', 'CL', null],
    ['9 6123 4567', 'CL', '+56961234567'],
    ['61438331999', 'AU', '+61438331999'],
    ['600123456', null, null],
    ['600123456', 'nowhere', null],
    ['12345', 'ES', null],
    ['call me at 600123456', 'ES', null],
    ['+34 600 123 456 ext. 5', null, '+34600123456;ext=5'],
    ['91 234 56 78 extensión 12', 'ES', '+34912345678;ext=12'],
    ['', 'ES', null],
  ])('%j (%s) is %s', (text, country, number) => {
    expect(normalisePhone(text, country)).toBe(number);
    // What a form shows of it is the same number to any desk.
    if (number) expect(normalisePhone(formatPhone(number), null)).toBe(number);
  });

  it.each(['+34 600', '0034 600'])('%j says of which country it is', (text) =>
    expect(hasPrefix(text)).toBe(true),
  );
  it.each(['ES', 'MX', 'CL', null])(
    'an example for a desk in %s can be called, and is of another country',
    (country) => {
      const example = foreignPhone(country);
      const number = normalisePhone(example, country);
      expect(number && formatPhone(number)).toBe(example);
      expect(parsePhoneNumberFromString(example)?.country).not.toBe(country);
    },
  );
  it('a desk is most likely in the country of its zone', () => {
    expect(['Europe/Madrid', 'America/Santiago', 'UTC', 'constructor'].map(countryOfZone)).toEqual([
      'ES',
      'CL',
      null,
      null,
    ]);
  });

  it('shows numbers with spaces', () => {
    expect(formatPhone('+34600123456')).toBe('+34 600 12 34 56');
    expect(formatPhone('+34912345678;ext=12')).toBe('+34 912 34 56 78 ext. 12');
    expect(formatPhone('unknown')).toBe('unknown');
  });
});
