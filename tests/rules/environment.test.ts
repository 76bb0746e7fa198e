import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

// What is written for people must be true of the code: variables, commands, links and quoted sources.

const root = join(__dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const documents = ['', 'docs', '.github']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(folder, name)))
  .filter((name) => name.endsWith('.md'));

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const variables = matches(read('src/platform/config.ts'), /^ {2}([A-Z][A-Z0-9_]*): /gm);

test('.env.example tells of every variable that is read, and of no other', () => {
  const told = matches(read('.env.example'), /^#? ?([A-Z][A-Z0-9_]*)=/gm);
  expect(variables.length).toBeGreaterThan(10);
  expect([...told].sort()).toEqual([...variables].sort());
});

test('the guide for operators has a row for every variable', () => {
  const rows = matches(read('docs/operations.md'), /^\| `([A-Z][A-Z0-9_]*)` \|/gm);
  expect([...rows].sort()).toEqual([...variables].sort());
});

test('compose and the image set every variable that is read, and no other', () => {
  const ofServices = ['BASE_URL', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];
  const set = [
    ...matches(read('compose.yaml'), /^ +([A-Z][A-Z0-9_]*):/gm),
    ...matches(read('compose.yaml'), /\$\{([A-Z][A-Z0-9_]*)/g),
    ...matches(read('Dockerfile'), /^ENV (.*)$/gm).flatMap((line) => matches(line, /([A-Z][A-Z0-9_]*)=/g)),
  ];
  expect(set.filter((name) => !variables.includes(name) && !ofServices.includes(name))).toEqual([]);
  expect(variables.filter((name) => !set.includes(name))).toEqual([]);
});

describe('every command that a document names exists', () => {
  const unknownIn = (text: string) =>
    matches(text, /npm run ([a-z][a-z:-]*)/g).filter((command) => !(command in scripts));

  test('in all of them', () => {
    expect(
      documents.flatMap((name) => unknownIn(read(name)).map((command) => `${name}: ${command}`)),
    ).toEqual([]);
    expect(scripts).toHaveProperty('start');
    expect(scripts).toHaveProperty('test');
  });

  test('and one that does not is found', () => {
    expect(unknownIn('`npm run check`, `npm run cheque -- --all`')).toEqual(['cheque']);
    expect(documents.flatMap((name) => matches(read(name), /npm run ([a-z]+)/g)).length).toBeGreaterThan(5);
  });
});

describe('every relative link in a document leads somewhere', () => {
  const brokenIn = (name: string, text: string) =>
    matches(text, /\]\(([^)\s]+)\)/g)
      .filter((link) => !/^[a-z]+:|^#/.test(link))
      .filter((link) => !leadsSomewhere(name, link));

  test('in all of them', () => {
    const broken = documents.flatMap((name) => brokenIn(name, read(name)).map((link) => `${name}: ${link}`));
    expect(broken).toEqual([]);
  });

  test('and one that does not is found', () => {
    const made =
      '[a](../README.md) [b](nowhere.md) [c](security.md#nothing) [d](https://x.test) [e](database.md)';
    expect(brokenIn('docs/architecture.md', made)).toEqual(['nowhere.md', 'security.md#nothing']);
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const target = join(root, dirname(from), path);
  if (!existsSync(target)) return false;
  return heading === undefined || headings(readFileSync(target, 'utf8')).includes(heading);
}

/** As public hosts make them: lower case, no punctuation, hyphens for spaces. */
function headings(text: string): string[] {
  return matches(text, /^#+ (.+)$/gm).map((title) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('what a document quotes from a file stands in that file, in that order', () => {
  test('in all of them', () => {
    const quotes = documents.flatMap((name) =>
      [...read(name).matchAll(/^```\w+ ([\w./-]+)\n([\s\S]*?)^```$/gm)].map(([, file = '', code = '']) => ({
        name,
        file,
        code,
      })),
    );
    const untrue = quotes.flatMap(({ name, file, code }) =>
      missingLine(file, code).map((line) => `${name} of ${file}: ${line}`),
    );
    expect(untrue).toEqual([]);
    expect(quotes.length).toBeGreaterThan(5);
  });

  test('and what does not is found', () => {
    const [first, second] = ['"name": "servidesk",', '"private": true,'];
    expect(missingLine('package.json', `${first}\n…\n  ${second}`)).toEqual([]);
    expect(missingLine('package.json', `${second}\n${first}`)).toEqual([first]);
    expect(missingLine('package.json', '"name": "another",')).toEqual(['"name": "another",']);
    expect(missingLine('packages.json', first)).toEqual(['(no such file)']);
  });
});

describe('every test that the table of attacks names is there', () => {
  /** The last cells of its rows, each with links to files of tests and the titles in them. */
  const cellsOf = (text: string) => matches(text, /^\|.*\| (\[[^|]+) \|$/gm);
  const namedIn = (cell: string) =>
    [...cell.matchAll(/\]\(\.\.\/([^)]+)\)((?:,? “[^”]+”)+)/g)].flatMap(([, file = '', named = '']) =>
      matches(named, /“([^”]+)”/g).map((title) => ({ file, title })),
    );
  const untrueIn = (text: string) =>
    cellsOf(text)
      .flatMap(namedIn)
      .filter(({ file, title }) => !existsSync(join(root, file)) || !read(file).includes(`'${title}'`))
      .map(({ title }) => title);

  test('each of them', () => {
    const cells = cellsOf(read('docs/security.md'));
    expect(untrueIn(read('docs/security.md'))).toEqual([]);
    expect(cells.filter((cell) => namedIn(cell).length < (cell.match(/\]\(/g)?.length ?? 1))).toEqual([]);
    expect(cells.length).toBeGreaterThan(20);
  });

  test('and one that is not is found', () => {
    const made = `| a | b | [x](../tests/rules/boundaries.test.ts) “in its code”, “none” |
| c | d | [x](../tests/rules/gone.test.ts) “gone” |`;
    expect(untrueIn(made)).toEqual(['none', 'gone']);
  });
});

/** The first quoted line that does not follow the ones before it; `…` leaves something out. */
function missingLine(file: string, code: string): string[] {
  if (!existsSync(join(root, file))) return ['(no such file)'];
  const lines = read(file)
    .split('\n')
    .map((line) => line.trim());
  let at = 0;
  for (const quoted of code.split('\n').map((line) => line.trim())) {
    if (quoted === '' || quoted.includes('…')) continue;
    const found = lines.indexOf(quoted, at);
    if (found < 0) return [quoted];
    at = found + 1;
  }
  return [];
}
