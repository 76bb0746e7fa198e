import { IntlMessageFormat } from 'intl-messageformat';
import { lists } from '../../src/app/lists';
import { subscribers } from '../../src/app/subscribers';
import { tasks } from '../../src/app/tasks';
import { texts } from '../../src/app/texts';
import { AUDIT_TYPES } from '../../src/features/audit/audit.types';
import { CANNED_VARIABLES } from '../../src/features/canned/canned.types';
import { NAMES } from '../../src/features/notifications/templates/variables';
import { LIST_TEXTS } from '../../src/platform/http/list-pages';
import { LOCALES, type Texts } from '../../src/platform/i18n';
import { SLA_LIST_TEXTS } from './sla-families';
import { sourcesIn, withoutComments } from './sources';
import { FAMILIES, type Family, WRITTEN } from './text-keys';
import { composedKeys, keysOf, unusedKeys, wholeNames } from './text-uses';

const all: Texts = Object.assign({}, ...texts);
const keys = Object.keys(all);
const listKeys = [
  ...lists.flatMap((list) => LIST_TEXTS.map((name) => `${list.texts}.${name}`)),
  ...SLA_LIST_TEXTS,
];
const code = [
  ...sourcesIn('src', /(?<!\.texts)\.ts$/).map(({ content }) => withoutComments(content)),
  ...sourcesIn('views', /\.njk$/).map(({ content }) => content.replace(/\{#[\s\S]*?#\}/g, '')),
].join('\n');

describe('in both languages', () => {
  const MADE: Texts = {
    'made.good': { es: '{count} de {all}', en: '{count} of {all}' },
    'made.empty': { es: 'Algo', en: ' ' },
    'made.other': { es: '{count, plural, one {#} other {#}}', en: '{number}' },
    'made.less': { es: '{name}', en: 'Somebody' },
  };

  test('every text says something', () => {
    expect(sayingNothing(all)).toEqual([]);
    expect(sayingNothing(MADE)).toEqual(['made.empty']);
  });

  test('every text is well-formed MessageFormat and takes the same parameters', () => {
    expect(takingOthers(all)).toEqual([]);
    expect(takingOthers(MADE)).toEqual(['made.other', 'made.less']);
    expect(() => takingOthers({ broken: { es: '{', en: '' } })).toThrow();
  });
});

describe('every text is used, and every text that is used is there', () => {
  test('by its whole key', () => {
    expect(unknownNames(code)).toEqual([]);
    const made = `t('users.titel'); done(res, '/', 'users.flash.made'); emit(tx, { type: 'user.changed' }); t('ui.save')`;
    expect(unknownNames(made)).toEqual(['users.titel', 'users.flash.made']);
  });

  test('by a key that is put together, of which the list of families says all that it can be', () => {
    expect(composedKeys(code, keys).filter((name) => !(name in FAMILIES) && !OTHERS.includes(name))).toEqual(
      [],
    );
    const made = `t(\`users.role.\${a}\`); t(\`users.made.\${a ? 'b' : 'c'}_text\`); t('jobs.made.' ~ state)`;
    const found = composedKeys(made, ['users.role.a', 'users.made.b_text', 'jobs.made.done']);
    expect(found).toEqual(['users.role.{}', 'users.made.{}_text', 'jobs.made.{}']);
  });

  test('and of families and their words none is kept that the code no longer has', () => {
    const composed = composedKeys(code, keys);
    expect([...Object.keys(FAMILIES), ...OTHERS].filter((name) => !composed.includes(name))).toEqual([]);
    expect(WRITTEN.filter((word) => !new RegExp(`['".]${word}['"]`).test(code))).toEqual([]);
  });

  test('and there is one for all that such a key can be', () => {
    const missing = Object.entries(FAMILIES).flatMap(([name, { of }]) => keysOf(name, of));
    expect(missing.filter((key) => !(key in all))).toEqual([]);
  });

  test('and every list of the administration has those that its pages show', () => {
    const shown = [...code.matchAll(/\btexts(?:\}| \+ ')\.([a-z_.]+)/g)].map(([, name]) => name);
    expect([...new Set(shown)].sort()).toEqual([...LIST_TEXTS].sort());
    expect(listKeys.filter((key) => !(key in all))).toEqual([]);
    expect(lists.length).toBeGreaterThan(1);
  });

  test('and no text is left that nobody uses', () => {
    expect(unusedKeys(keys, code, FAMILIES).filter((key) => !listKeys.includes(key))).toEqual([]);
  });

  test('which a text beside used ones is found by', () => {
    const made = `t('a.title'); t(\`a.state.\${state}\`); t(\`a.kind.\${kind}\`); t(\`a.\${word}.text\`)`;
    const families: Record<string, Family> = {
      'a.state.{}': { of: ['open'], perhaps: ['closed', 'gone'] },
      'a.{}.text': { of: ['empty'] },
      'a.elsewhere.{}': { of: ['here'] },
    };
    const used = ['a.title', 'a.state.open', 'a.state.closed', 'a.empty.text'];
    const unused = ['a.title_text', 'a.state.shut', 'a.kind.new', 'a.full.text', 'a.elsewhere.here'];
    expect(unusedKeys([...used, ...unused], made, families)).toEqual(unused);
  });
});

/** Put together as keys of texts are, and something else: what forms call custom fields. */
const OTHERS = ['fields.{}'];

/** Names in the code that begin as texts do, and are neither texts nor what a family or a list of words begins with. */
function unknownNames(code: string): string[] {
  const begins = new Set(keys.map((key) => key.split('.')[0]));
  const events = Object.entries(AUDIT_TYPES).flatMap(([noun, types]) =>
    types.map((type) => `${noun}.${type}`),
  );
  const known = new Set([...keys, ...events, ...CANNED_VARIABLES, ...NAMES.keys(), 'desk.invalid']);
  for (const { name } of [...tasks, ...subscribers]) known.add(name);
  return [...wholeNames(code)].filter(
    (name) =>
      begins.has(name.split('.')[0]) && !known.has(name) && !keys.some((key) => key.startsWith(`${name}.`)),
  );
}

function sayingNothing(list: Texts): string[] {
  return Object.keys(list).filter((key) => LOCALES.some((locale) => !list[key]?.[locale]?.trim()));
}

function takingOthers(list: Texts): string[] {
  return Object.entries(list)
    .filter(([, { es, en }]) => parametersOf(es, 'es').join() !== parametersOf(en, 'en').join())
    .map(([key]) => key);
}

function parametersOf(message: string, locale: string): string[] {
  const names = new Set<string>();
  collect(new IntlMessageFormat(message, locale).getAst(), names);
  return [...names].sort();
}

interface Element {
  type: number;
  value?: unknown;
  options?: Record<string, { value: Element[] }>;
  children?: Element[];
}

/** Types of the formatjs syntax tree: 0 literal, 7 the number in a plural, others name a parameter. */
function collect(elements: unknown, names: Set<string>): void {
  for (const element of elements as Element[]) {
    if (element.type !== 0 && element.type !== 7 && typeof element.value === 'string')
      names.add(element.value);
    for (const option of Object.values(element.options ?? {})) collect(option.value, names);
    if (element.children) collect(element.children, names);
  }
}
