import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/platform/config';
import { projectFolder } from '../../src/platform/folders';
import { createI18n } from '../../src/platform/i18n';
import { createViews } from '../../src/platform/views';
import { createAssets } from '../../src/platform/views/assets';
import { joinStylesheets } from '../../src/platform/views/stylesheets';

const folder = mkdtempSync(join(tmpdir(), 'servidesk-views-'));
beforeAll(() => {
  writeFileSync(join(folder, 'page.njk'), 'Before {{ nobody.gave }} after');
  writeFileSync(join(folder, 'macros.njk'), '{% macro tokens() %}{{ csrf() }}{% endmacro %}');
  writeFileSync(
    join(folder, 'values.njk'),
    '{{ text }} {{ number }} {{ text | safe }} {{ thing.named("a") }}',
  );
  writeFileSync(join(folder, 'escaped.njk'), '{{ text }}|{{ text | escape }}');
  writeFileSync(
    join(folder, 'form.njk'),
    '{% from "macros.njk" import tokens %}{{ tokens() }} {{ inner() }}',
  );
  writeFileSync(
    join(folder, 'shared.njk'),
    '{{ who }}: {% call once(thing) %}{{ locale }} <b>{{ thing.read() }}</b> {{ thing.text }}{% endcall %}',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const viewsOf = (strict: boolean) =>
  createViews({
    folder,
    strict,
    i18n: createI18n([]),
    assets: createAssets(projectFolder('public'), projectFolder('views', 'styles')),
    reload: false,
  });

const secret = 'a secret that only these tests use';
const start = (program: string, NODE_ENV?: string) => {
  const env = { NODE_ENV, DATABASE_URL: 'postgres://db', SESSION_SECRET: secret, ENCRYPTION_KEY: secret };
  const views = viewsOf(readConfig(env, program).strict);
  return () => views.render('en', 'page', {});
};

describe.each([undefined, 'development', 'production', 'test'])('where NODE_ENV is %s', (env) => {
  test('what npm start runs shows a page without what it does not get', () => {
    expect(start('/desk/dist/src/platform/config.js', env)()).toBe('Before  after');
  });

  test('the sources, in development and tests, say what is missing', () => {
    expect(start('/desk/src/platform/config.ts', env)).toThrow('undefined');
  });
});

test('a macro has the token of the page that is being made, and of no other', () => {
  const views = viewsOf(true);
  const page = (token: string, inner = () => '') => views.render('en', 'form', { csrf: () => token, inner });
  expect(page('one')).toBe('one ');
  expect(page('two')).toBe('two ');
  expect(() => views.render('en', 'form', { inner: () => '' })).toThrow('without a token');
});

test.each([
  ['plain', 'plain', 'plain'],
  ['', '', ''],
  [`a & "b" 'c' <d> \\`, 'a &amp; &quot;b&quot; &#39;c&#39; &lt;d&gt; &#92;', `a & "b" 'c' <d> \\`],
])('a page shows %j escaped, and calls a member on what it is of', (text, escaped, safe) => {
  const thing = {
    name: '<b>',
    named(this: { name: string }, end: string) {
      return this.name + end;
    },
  };
  const page = viewsOf(true).render('en', 'values', { text, number: 0, thing });
  expect(page).toBe(`${escaped} 0 ${safe} &lt;b&gt;a`);
});

test('a page escapes each character that Nunjucks does', () => {
  const views = viewsOf(true);
  const others = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code))
    .filter((text) => text !== '|')
    .filter((text) => {
      const [shown, escaped] = views.render('en', 'escaped', { text }).split('|');
      return shown !== escaped;
    });
  expect(others).toEqual([]);
});

test('a stylesheet is joined with what it imports, each in its layer', () => {
  const styles = join(folder, 'styles');
  mkdirSync(styles);
  writeFileSync(join(folder, 'a.css'), '.a { color: red; }\n');
  writeFileSync(join(styles, 'b.css'), '@import "../a.css";\n.b { color: blue; }\n');
  const lines = ['@layer one, two;', '@import "b.css" layer(two);', '@import "../a.css" layer(one);', ''];
  writeFileSync(join(styles, 'all.css'), lines.join('\n'));
  const sheets = joinStylesheets(styles);
  expect(sheets.get('all.css')).toBe(
    '@layer one, two;\n@layer two {\n.a { color: red; }\n.b { color: blue; }\n}\n@layer one {\n.a { color: red; }\n}\n',
  );
  writeFileSync(join(styles, 'lost.css'), '@import "gone.css";\n');
  expect(() => joinStylesheets(styles)).toThrow('gone.css');
  writeFileSync(join(styles, 'lost.css'), '@import "b.css";\n@import "../a.css" supports(top: 0);\n');
  expect(() => joinStylesheets(styles)).toThrow(/lost\.css imports in a form/);
});

test('what belongs to an object is drawn once in a language, and all else for each page', () => {
  const views = viewsOf(true);
  const thing = (text: string) => {
    let reads = 0;
    const read = () => {
      reads += 1;
      return reads;
    };
    return { read, text };
  };
  const [shared, other] = [thing('a & b'), thing('a & b')];
  const page = (locale: 'en' | 'es', who: string, of: object) =>
    views.render(locale, 'shared', { who, thing: of });
  expect(page('en', 'Ana', shared)).toBe('Ana: en <b>1</b> a &amp; b');
  expect(page('en', 'Bea', shared)).toBe('Bea: en <b>1</b> a &amp; b');
  expect(page('es', 'Eva', shared)).toBe('Eva: es <b>2</b> a &amp; b');
  expect(page('en', 'Ana', other)).toBe('Ana: en <b>1</b> a &amp; b');
});
