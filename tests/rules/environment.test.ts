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

test('every command that a document names exists', () => {
  const unknown = documents.flatMap((name) =>
    matches(read(name), /npm run ([a-z][a-z:-]*)/g)
      .filter((command) => !(command in scripts))
      .map((command) => `${name}: ${command}`),
  );
  expect(unknown).toEqual([]);
  expect(scripts).toHaveProperty('start');
  expect(scripts).toHaveProperty('test');
});

test('every relative link in a document leads somewhere', () => {
  const broken = documents.flatMap((name) =>
    matches(read(name), /\]\(([^)\s]+)\)/g)
      .filter((link) => !/^[a-z]+:|^#/.test(link))
      .filter((link) => !leadsSomewhere(name, link))
      .map((link) => `${name}: ${link}`),
  );
  expect(broken).toEqual([]);
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

test('what a document quotes from a file stands in that file, in that order', () => {
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

test('every test that the table of attacks names is there', () => {
  const cells = matches(read('docs/security.md'), /^\|.*\| (\[[^|]+) \|$/gm);
  const untrue = cells.flatMap((cell) =>
    [...cell.matchAll(/\]\(\.\.\/([^)]+)\)((?:,? “[^”]+”)+)/g)].flatMap(([, file = '', named = '']) =>
      matches(named, /“([^”]+)”/g)
        .filter((title) => !read(file).includes(`'${title}'`))
        .map((title) => `${file}: ${title}`),
    ),
  );
  expect(untrue).toEqual([]);
  expect(cells.length).toBeGreaterThan(20);
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
