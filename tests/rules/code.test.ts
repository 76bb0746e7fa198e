import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import nunjucks from 'nunjucks';
import { routes } from '../../src/app/routes';

const root = join(__dirname, '../..');

function files(folder: string, wanted: RegExp): { name: string; content: string }[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ name: relative(root, path), content: readFileSync(path, 'utf8') }));
}

const sources = files('src', /\.ts$/);
const views = files('views', /\.njk$/);
const scripts = files('public/js', /\.js$/);

const naming = (list: { name: string; content: string }[], pattern: RegExp) =>
  list.filter(({ content }) => pattern.test(content)).map(({ name }) => name);

test('every template compiles', () => {
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(join(root, 'views')));
  const broken = views.filter(({ content, name }) => {
    try {
      new nunjucks.Template(content, environment, name, true);
      return false;
    } catch {
      return true;
    }
  });
  expect(broken.map(({ name }) => name)).toEqual([]);
});

test('pages hold no styles, no scripts and no handlers of their own', () => {
  const pages = views.filter(
    ({ name }) => !name.startsWith('views/mail/') && !name.includes('notifications/mail'),
  );
  expect(naming(pages, /\sstyle="/)).toEqual([]);
  expect(naming(pages, /<script(?![^>]*\bsrc=)/)).toEqual([]);
  expect(naming(pages, /\son[a-z]+="|hx-on|"js:/)).toEqual([]);
});

test('one script knows how htmx calls its events, classes and attributes', () => {
  const knowing = naming(scripts, /\bhtmx[:.-](?!js\b)|\bhx-/);
  expect(knowing).toEqual(['public/js/htmx.js']);
});

test('only the platform reads the environment', () => {
  const readers = naming(sources, /process\.env/).filter(
    (name) => !/^src\/(platform|commands)\/|^src\/main\.ts$/.test(name),
  );
  expect(readers).toEqual([]);
});

test('the way round the append-only events is taken by nobody but the database function', () => {
  expect(naming(sources, /disable trigger|session_replication_role/i)).toEqual([]);
});

test('no file outgrows one thought', () => {
  const written = [...sources, ...views, ...scripts, ...files('seeds', /\.ts$/)];
  const long = written
    .filter(({ name }) => name !== 'src/platform/db/tables.ts')
    .map(({ name, content }) => ({ name, lines: content.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

test('no line of a template is wider than a page of code', () => {
  const wide = views.flatMap(({ name, content }) =>
    content.split('\n').flatMap((line, at) => (line.length > 160 ? [`${name}:${at + 1}`] : [])),
  );
  expect(wide).toEqual([]);
});

test('no two routes share a method and a path', () => {
  const seen = routes.map(({ method, path }) => `${method} ${path}`);
  expect(seen.filter((route, index) => seen.indexOf(route) !== index)).toEqual([]);
});

test('what lies under a portal is not open to others', () => {
  // The portal is everybody's who is signed in: staff have requests of their own, and see these as customers do.
  const allowed: [RegExp, string[]][] = [
    [/^\/portal(\/|$)/, ['signed_in']],
    [/^\/desk(\/|$)/, ['staff', 'administrator']],
    [/^\/admin(\/|$)/, ['administrator']],
  ];
  const wrong = routes.filter(({ path, access }) =>
    allowed.some(([portal, accesses]) => portal.test(path) && !accesses.includes(access)),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});
