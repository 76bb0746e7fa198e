import { readdirSync } from 'node:fs';
import { defaultSections, partsIn } from '../../../src/features/notifications/templates/defaults';
import { namesFor } from '../../../src/features/notifications/templates/offered';
import { sectionsForm } from '../../../src/features/notifications/templates/templates.schema';
import {
  MESSAGE_TEMPLATES,
  type MessageTemplate,
  SECTIONS,
} from '../../../src/features/notifications/templates/templates.types';
import { BLANK, NAMES, type Variables } from '../../../src/features/notifications/templates/variables';
import { problemsOf, written } from '../../../src/features/notifications/templates/words';
import { projectFolder } from '../../../src/platform/folders';
import { LOCALES } from '../../../src/platform/i18n';
import type { Locale } from '../../../src/platform/i18n/locale';

// What messages say as long as nobody has changed it.

const each = LOCALES.flatMap((locale) => MESSAGE_TEMPLATES.map((template) => [locale, template] as const));
const files = (locale: Locale) =>
  readdirSync(projectFolder('views', 'messages', locale))
    .filter((name) => name !== 'letters')
    .sort();

const given: Variables = {
  ...BLANK,
  desk: 'Mesa',
  recipient: { name: 'Eva' },
  author: 'Ana',
  ticket: {
    ...{
      number: '#7',
      subject: 'Printer',
      requester: 'Eva',
      department: 'IT',
      priority: 'P2',
      status: 'New',
    },
    ...{ assignee: '', url: 'https://desk.test/tickets/7', due: '' },
  },
};

const said = (locale: Locale, template: MessageTemplate, more: Partial<Variables> = {}) => {
  const sections = defaultSections(template, locale);
  return written(sections, sections, { ...given, ...more });
};

test('there is one file for each message in both languages, and no other', () => {
  const names = MESSAGE_TEMPLATES.map((template) => `${template}.liquid`).sort();
  expect(LOCALES.map(files)).toEqual(LOCALES.map(() => names));
});

test.each(each)('%s/%s can be used, and saved as it is', (locale, template) => {
  const sections = defaultSections(template, locale);
  expect(problemsOf(sections)).toEqual({});
  expect(sectionsForm.parse(sections)).toEqual(sections);
  const used = SECTIONS.flatMap((name) =>
    [...sections[name].matchAll(/\b(?:ticket|recipient)\.[a-z]+|\b[a-z_]+\b/g)].map(([word]) => word),
  ).filter((word) => NAMES.has(word));
  const shown = SECTIONS.flatMap((name) =>
    [...sections[name].matchAll(/\{\{ ([a-z_.]+)/g)].map(([, word]) => word),
  );
  expect(used.length).toBeGreaterThan(0);
  expect(shown.filter((name) => !namesFor(template).includes(String(name)))).toEqual([]);
});

test.each(each)('%s/%s says something in each part, whatever a message has', (locale, template) => {
  for (const more of [
    {},
    { says: true, files: 3, step: 'closed', count: 1, minutes: 5, title: 'A', text: 'B' } as const,
  ]) {
    const { subject, line, intro, after } = said(locale, template, { title: 'Title', ...more });
    expect([subject, line, intro].filter((text) => text.trim() === '' || /[{}]/.test(text))).toEqual([]);
    expect(after.filter((text) => text.trim() === '')).toEqual([]);
  }
});

test.each(each.filter(([, template]) => template !== 'digest'))(
  '%s/%s in one line does not say again what stands above it in a digest',
  (locale, template) => {
    const more = { title: 'Outage', step: 'closed', files: 2, target: 'First response', minutes: 5 } as const;
    const { line } = said(locale, template, more);
    expect(line).not.toMatch(/#7|Printer|Outage|Mesa/);
    expect(line.endsWith('.')).toBe(true);
  },
);

test.each([
  [
    'es',
    'received',
    {},
    'Hola, Eva: recibimos el ticket #7 y ya está en la cola del equipo. Esto es lo que llegó:',
  ],
  ['en', 'answered', {}, 'Ana replied on ticket #7:'],
  ['en', 'answered', { files: 1, step: 'reopened' }, 'Ana attached a file to ticket #7 and reopened it:'],
  [
    'es',
    'answered',
    { files: 3, step: 'resolved' },
    'Ana adjuntó 3 archivos en el ticket #7 y lo dio por resuelto:',
  ],
  ['es', 'noted', { files: 1 }, 'Ana adjuntó un archivo como nota interna en el ticket #7, «Printer»:'],
  ['en', 'customer_replied', { step: 'closed' }, 'Ana wrote on ticket #7, “Printer”, and closed it:'],
  ['en', 'resolved', { says: true }, 'Hello Eva, ticket #7, “Printer”, is resolved. This is the solution:'],
  [
    'es',
    'closed',
    { reason: 'duplicate' },
    'Hola, Eva: Ana cerró el ticket #7, «Printer», porque trata de lo mismo que otro.',
  ],
  [
    'en',
    'sla_warned',
    { target: 'First response', minutes: 95 },
    'Time is running out on ticket #7, “Printer”, from Eva. First response: 1 h 35 min left.',
  ],
  ['es', 'rated', { stars: 9 }, 'Ana valoró con 9 de 10 la atención en el ticket #7, «Printer».'],
] as const)('%s/%s with %j', (locale, template, more, intro) => {
  expect(said(locale, template, more as Partial<Variables>).intro).toBe(intro);
});

test('what can be done now depends on who reads it', () => {
  const days = { days: 1 };
  expect(said('en', 'resolved', days).after).toEqual([]);
  expect(said('en', 'resolved', { ...days, takes_part: true }).after).toEqual([
    'If nobody writes, it will close in 1 day.',
  ]);
  expect(said('es', 'resolved', { days: 5, asked: true, takes_part: true }).after).toEqual([
    'Si algo sigue fallando, se puede escribir en el ticket; si todo va bien, se agradece una valoración.',
    'Si nadie escribe, se cerrará en 5 días.',
  ]);
});

describe('a message is made of its parts', () => {
  const standard = defaultSections('answered', 'en');

  test('each on as many lines as it has room for', () => {
    const sections = {
      subject: 'One\ntwo {{ author }}',
      line: 'One{% if says %}\nno{% endif %}\ntwo',
      intro: '\n\n  First\nsecond\n\nthird  \n',
      after: 'One\nstill one\n \n\t\n\n{% if says %}never{% endif %}\n\n  - two\n',
    };
    expect(written(sections, standard, given)).toEqual({
      subject: 'One two Ana',
      line: 'One two',
      intro: '  First\nsecond\n\nthird',
      after: ['One\nstill one', '  - two'],
    });
  });

  test('and says the original where it would say nothing', () => {
    const nothing = '{% if stars %}{{ stars }}{% endif %}';
    const sections = { subject: nothing, line: nothing, intro: nothing, after: nothing };
    expect(written(sections, standard, given)).toEqual(written(standard, standard, given));
  });

  test('a file has the parts that its heads name', () => {
    expect(partsIn('--- subject\nA\n--- intro\nB\n\nC --- D\n', SECTIONS)).toEqual({
      ...{ subject: 'A', line: '', intro: 'B\n\nC --- D', after: '' },
    });
    expect(() => partsIn('--- footer\nA', SECTIONS)).toThrow('no section of a message: footer');
  });
});
