import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { texts } from '../../../src/app/texts';
import { LETTER_TEMPLATES } from '../../../src/features/deliveries';
import { defaultLetter } from '../../../src/features/notifications/templates/defaults';
import { letterWritten } from '../../../src/features/notifications/templates/letter-words';
import { namesFor, offerOf } from '../../../src/features/notifications/templates/offered';
import { formOf } from '../../../src/features/notifications/templates/templates.schema';
import type { Sections } from '../../../src/features/notifications/templates/templates.types';
import { problemsOf } from '../../../src/features/notifications/templates/words';
import { projectFolder } from '../../../src/platform/folders';
import { createI18n, LOCALES } from '../../../src/platform/i18n';
import type { Locale } from '../../../src/platform/i18n/locale';
import { isolated } from '../../../src/platform/prose';

// What letters about an account say, and what nobody edits away.

type Letter = (typeof LETTER_TEMPLATES)[number];
type Values = Record<string, string | number>;

const i18n = createI18n(texts, { strict: true });
const each = LOCALES.flatMap((locale) => LETTER_TEMPLATES.map((template) => [locale, template] as const));
const OF: Record<Locale, Values> = {
  es: {
    time: '30 nov 2026, 9:30 (Europe/Madrid)',
    place: 'España, 192.0.2.1',
    device: 'Firefox en Windows',
  },
  en: {
    time: '30 Nov 2026, 9:30 (Europe/Madrid)',
    place: 'Spain, 192.0.2.1',
    device: 'Firefox on Windows',
  },
};
const FORGOT = 'https://desk.test/forgot-password';

function said(locale: Locale, template: Letter, more: Values = {}, edited: Partial<Sections> = {}) {
  const { sections } = defaultLetter(template, locale);
  const given = { who: 'self', service: 'Google', forgot: FORGOT, address: 'eva@desk.test' };
  const values = { ...given, ...OF[locale], ...more };
  const letter = { template, locale, name: 'Eva', desk: 'Mesa', values };
  const own = Object.keys(edited).length > 0 ? { ...sections, ...edited } : sections;
  return letterWritten(own, letter, i18n.translator(locale));
}

describe.each(LOCALES)('in %s, letters say literally', (locale) => {
  const file = readFileSync(join(__dirname, `letters.${locale}.txt`), 'utf8');
  const [, ...written] = file.split(/^=== /m);
  const letters = written.map((letter): [head: string, words: string] => {
    const at = letter.indexOf('\n');
    return [letter.slice(0, at), letter.slice(at + 1).trim()];
  });
  const templateOf = (head: string) => head.split(' ')[0] as Letter;

  test.each(letters)('%s', (head, words) => {
    const given = [...head.matchAll(/ (\w+)=(.*?)(?= \w+=|$)/g)].map(([, name = '', value = '']) => [
      name,
      name === 'left' ? Number(value) : value,
    ]);
    const template = templateOf(head);
    const { action } = defaultLetter(template, locale);
    const { subject, line, intro, after } = said(locale, template, Object.fromEntries(given));
    const parts = [subject, intro, action && `[${action}]`, ...after];
    expect(parts.filter(Boolean).join('\n\n')).toBe(words);
    expect(line).toBe('');
  });

  test('each of them', () => {
    expect([...new Set(letters.map(([head]) => templateOf(head)))].sort()).toEqual(
      [...LETTER_TEMPLATES].sort(),
    );
  });
});

test('there is one file for each letter in both languages, and no other', () => {
  const files = (locale: Locale) => readdirSync(projectFolder('views', 'messages', locale, 'letters')).sort();
  const names = LETTER_TEMPLATES.map((template) => `${template}.liquid`).sort();
  expect(LOCALES.map(files)).toEqual(LOCALES.map(() => names));
});

test.each(each)('%s/%s can be used, saved as it is, and is documented', (locale, template) => {
  const { sections, safety, action } = defaultLetter(template, locale);
  expect(problemsOf(sections, offerOf(template))).toEqual({});
  expect(formOf(template).parse(sections)).toEqual(sections);
  const names = namesFor(template);
  const used = Object.values(sections).flatMap((text) =>
    [...text.matchAll(/\{[{%] (?:if |case |elsif )?([a-z_.]+)/g)].map(([, name = '']) => name),
  );
  const words = ['else', 'when', 'endif', 'endcase'];
  expect(used.filter((name) => !words.includes(name) && !names.includes(name))).toEqual([]);
  // The desk's own are no templates.
  expect(`${safety}${action}`).not.toMatch(/[{}]/);
  for (const name of names) expect(i18n.has(`templates.variable.${name}`)).toBe(true);
});

test('of another letter and of a ticket there are no variables', () => {
  for (const intro of ['{{ service }}', '{{ ticket.number }}', '{% if left %}x{% endif %}', '{{ author }}']) {
    expect(problemsOf({ intro }, offerOf('password_reset'))).toMatchObject({
      intro: { key: 'templates.error.unknown_variable' },
    });
  }
  expect(problemsOf({ intro: '{{ service }}' }, offerOf('identity_linked'))).toEqual({});
  expect(namesFor('registration_inactive')).toEqual(['desk', 'recipient.name']);
  expect(namesFor('invitation')).toEqual(['desk', 'recipient.name', 'safety', 'by', 'role', 'address']);
});

test('letters that lead nowhere have no button', () => {
  const without = LETTER_TEMPLATES.filter((template) => !defaultLetter(template, 'en').action);
  expect(without).toEqual(['registration_inactive', 'address_taken', 'address_changed']);
});

describe('an edit takes nothing away from who did not do it', () => {
  test('what it leaves out follows', () => {
    expect(said('en', 'new_device', {}, { intro: 'Hello', after: '' })).toMatchObject({
      intro:
        'Hello\n\nWhen: 30 Nov 2026, 9:30 (Europe/Madrid)\nWith: Firefox on Windows\nFrom: Spain, 192.0.2.1',
      after: ['If it was not you, sign that session out and change your password at once.'],
    });
    expect(said('es', 'factor_guessed', {}, { intro: 'Hola, {{ place }}', after: 'Adiós' })).toMatchObject({
      intro:
        'Hola, España, 192.0.2.1\n\nCuándo: 30 nov 2026, 9:30 (Europe/Madrid)\n\nSi no fuiste tú, cambia la contraseña:',
      after: ['Adiós'],
    });
  });

  test('where it says the same elsewhere, nothing is said twice', () => {
    const edited = { intro: '{{ safety }}\n{{ device }}', after: '{{ time }}, {{ place }}' };
    expect(said('en', 'new_device', {}, edited)).toMatchObject({
      intro: 'If it was not you, sign that session out and change your password at once.\nFirefox on Windows',
      after: ['30 Nov 2026, 9:30 (Europe/Madrid), Spain, 192.0.2.1'],
    });
  });

  test('a condition that never holds hides nothing, and what is not told is not added', () => {
    const hidden = { intro: "Hi{% if who == 'x' %}{{ time }}{% endif %}", after: '{% if who %}{% endif %}' };
    expect(said('en', 'password_changed', { who: 'administrator' }, hidden)).toMatchObject({
      intro: 'Hi\n\nWhen: 30 Nov 2026, 9:30 (Europe/Madrid)',
      after: [expect.stringContaining('choose another one with that button')],
    });
    expect(said('en', 'password_reset', {}, { intro: 'Here', after: '' })).toMatchObject({
      intro: 'Here',
      after: ['If it was not you, there is nothing to do: your password is still the same.'],
    });
  });

  test('every letter that warns somebody goes on to do so', () => {
    for (const [locale, template] of each) {
      const { safety } = defaultLetter(template, locale);
      const { intro, after } = said(locale, template, { left: 1, kind: 'totp' }, { intro: 'x', after: '' });
      expect([intro, ...after].join('\n')).toContain(safety);
      expect(safety === '').toBe(template === 'registration_inactive');
    }
  });
});

test('what people wrote keeps its direction in a text, and no mark of it stands in a subject', () => {
  const edited = { subject: '{{ service }}', intro: '{{ service }}' };
  const { subject, intro } = said('en', 'identity_known', { service: 'خدمة' }, edited);
  expect([subject, intro]).toEqual(['خدمة', isolated('خدمة')]);
});
