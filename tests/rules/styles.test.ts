import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ROOT, type Source, sourcesIn } from './sources';

// A stylesheet stands beside the template whose classes it styles; what many share stands in views/styles.

const sheets = sourcesIn('views', /\.css$/);
const isBundle = ({ name }: Source) => /^views\/styles\/(app|staff)\.css$/.test(name);
const bundles = sheets.filter(isBundle);
const parts = sheets.filter((sheet) => !isBundle(sheet));

const importsOf = ({ name, content }: Source): string[] =>
  [...content.matchAll(/^@import "([^"]+)"/gm)].map(([, target = '']) =>
    normalize(join(dirname(name), target)),
  );

test('there are none elsewhere, where nobody would measure them', () => {
  expect(['public', 'src', 'seeds', 'tests'].flatMap((folder) => sourcesIn(folder, /\.css$/))).toEqual([]);
});

test('each is imported by one of the two that pages load, once', () => {
  const imported = bundles.flatMap(importsOf);
  expect([...imported].sort()).toEqual(parts.map(({ name }) => name).sort());
  expect(imported.length).toBeGreaterThan(50);
});

test('each stands beside a template of its name, or in the folder of what is shared', () => {
  const alone = parts.filter(
    ({ name }) =>
      !name.startsWith('views/styles/') && !existsSync(join(ROOT, name.replace(/\.css$/, '.njk'))),
  );
  expect(alone.map(({ name }) => name)).toEqual([]);
});

/** Classes that sheets style by themselves, each with the sheets that do. */
function ownersOf(sheets: Source[]): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const { name, content } of sheets) {
    const own = new Set([...content.matchAll(/^\.([\w-]+) *\{/gm)].map(([, found = '']) => found));
    for (const found of own) owners.set(found, [...(owners.get(found) ?? []), name]);
  }
  return owners;
}

test('a class is styled by one of them: all stand on one page, and the later would change the other’s', () => {
  const owners = ownersOf(parts);
  expect([...owners].filter(([, names]) => names.length > 1)).toEqual([]);
  expect(owners.size).toBeGreaterThan(50);
  const made = ['a.css', 'b.css'].map((name): Source => ({ name, content: '.told { color: red; }' }));
  expect(ownersOf(made).get('told')).toEqual(['a.css', 'b.css']);
});

test('no line is wider than a page of code, but for a picture in it, which costs no request there', () => {
  const wide = ({ name, content }: Source) =>
    content
      .split('\n')
      .flatMap((line, at) => (line.length > 160 ? [{ place: `${name}:${at + 1}`, line }] : []));
  const isPicture = ({ line }: { line: string }) => line.includes('url("data:image/');
  const found = sheets.flatMap(wide);
  expect(found.filter((one) => !isPicture(one)).map(({ place }) => place)).toEqual([]);
  expect(found.filter(isPicture).length).toBeGreaterThan(0);
  expect(wide({ name: 'made.css', content: `a {}\n${'x'.repeat(161)}` })).toHaveLength(1);
});

describe('no class is styled that nothing has', () => {
  const users = [
    ...sourcesIn('views', /\.njk$/).filter(({ name }) => !name.startsWith('views/dev/')),
    ...sourcesIn('public/js', /\.js$/),
    ...sourcesIn('src', /\.ts$/),
  ];
  const code = users.map(({ content }) => content).join('\n');
  const words = new Set(code.match(/[a-z][\w-]*/gi));
  /** What classes that are put together begin with: `tone-{{ tone }}`, `'avatar-' ~ size`. */
  const beginnings = [...code.matchAll(/([a-z][\w-]*-)(?:\{\{|['"]\s*[~+]|\$\{)/g)].map(
    ([, beginning = '']) => beginning,
  );

  const classesOf = (css: string): string[] => {
    const selectors = css
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/"[^"]*"/g, '')
      .replace(/[^{};]*;/g, '');
    return [...selectors.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
  };
  const isUsed = (name: string) =>
    words.has(name) || beginnings.some((beginning) => name.startsWith(beginning));

  test('in any stylesheet', () => {
    const unused = parts.flatMap(({ name, content }) =>
      [...new Set(classesOf(content))].filter((one) => !isUsed(one)).map((one) => `${name}: .${one}`),
    );
    expect(unused).toEqual([]);
  });

  test('and one that nothing has is found', () => {
    expect(
      classesOf(
        '.a { color: red; & > .b-c:hover { top: 0.5rem } } /* .d */ @media (x) { .e::before { content: ".f" } }',
      ),
    ).toEqual(['a', 'b-c', 'e']);
    expect(['truncate', 'tone-red', 'not-a-class-of-ours'].filter((name) => !isUsed(name))).toEqual([
      'not-a-class-of-ours',
    ]);
  });
});
