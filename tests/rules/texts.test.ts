import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { lists } from '../../src/app/lists';
import { texts } from '../../src/app/texts';
import { LIST_TEXTS } from '../../src/platform/http/list-pages';
import { LOCALES } from '../../src/platform/i18n';

const root = join(__dirname, '../..');
const all = Object.assign({}, ...texts) as Record<string, { es: string; en: string }>;
const sources = [...read('src', /\.ts$/), ...read('views', /\.njk$/)].filter(
  ({ name }) => !name.endsWith('.texts.ts'),
);
const code = sources.map(({ content }) => content).join('\n');

function read(folder: string, wanted: RegExp): { name: string; content: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((name) => ({ name, content: readFileSync(name, 'utf8') }));
}

test('every text is there in both languages and says something', () => {
  const empty = Object.entries(all).filter(([, text]) => LOCALES.some((locale) => !text[locale]?.trim()));
  expect(empty).toEqual([]);
});

test('every text is well-formed MessageFormat and takes the same parameters in both languages', () => {
  const different = Object.entries(all).filter(
    ([, { es, en }]) => parametersOf(es, 'es').join() !== parametersOf(en, 'en').join(),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

test('every text that code or a template names exists', () => {
  const named = [...code.matchAll(/(?<![\w.])t\(\s*'([^'`$]+)'\s*[,)]/g)].map((match) => match[1] as string);
  expect([...new Set(named)].filter((key) => !(key in all))).toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});

test('no text is left that nobody uses', () => {
  const quoted = new Set(
    [...code.matchAll(/['"`]([a-z0-9_]+(?:\.[A-Za-z0-9_]+)+)['"`]/g)].map((match) => match[1]),
  );
  const prefixes = [
    ...[...code.matchAll(/['"]([a-z0-9_.]+\.)['"]\s*[~+]/g)].map((match) => match[1] as string),
    ...[...code.matchAll(/`([a-z0-9_.]+\.)\$\{/g)].map((match) => match[1] as string),
    ...listKeys(),
  ];
  const unused = Object.keys(all).filter(
    (key) => !quoted.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test('every list that the administration keeps has all its texts', () => {
  expect(listKeys().filter((key) => !(key in all))).toEqual([]);
});

function listKeys(): string[] {
  return lists.flatMap((list) => LIST_TEXTS.map((name) => `${list.texts}.${name}`));
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
