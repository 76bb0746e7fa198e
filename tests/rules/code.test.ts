import { routes } from '../../src/app/routes';
import type { Route } from '../../src/platform/http/routes';
import { naming, type Source, sourcesIn } from './sources';

const sources = sourcesIn('src', /\.ts$/);
const views = sourcesIn('views', /\.njk$/);
const scripts = sourcesIn('public', /\.[cm]?js$/).filter(({ name }) => !name.startsWith('public/vendor/'));
const tests = sourcesIn('tests', /\.[cm]?[jt]s$/);

/** Tests of signing in, and those of what it is like afterwards. What begins so. */
const SIGNING_IN = [
  'tests/auth/',
  'tests/bench/',
  'tests/app/durability.test.ts', // A process of its own: nothing but its pages leads into it.
  'tests/app/redis-full.test.ts', // Sessions that cannot be kept.
  'tests/app/redis-silent.test.ts', // The same.
  'tests/app/processes.test.ts', // The same.
  'tests/app/http.test.ts', // The cookies that signing in sets.
  'tests/browser/chromium.ts',
  'tests/browser/journeys-forms.test.ts', // What a person chose is there in another browser.
  'tests/browser/pages', // The pages before one is in.
  'tests/demo/newcomer.test.ts',
  'tests/faults/', // As durability.
  'tests/people/people-forms.test.ts', // Who is inactive does not get in.
  'tests/people/sign-in.test.ts',
  'tests/rules/code.test.ts',
  'tests/security/attacks',
  'tests/security/visibility.test.ts', // Who has another role comes back.
];

interface Rule {
  what: string;
  where: Source[];
  never: RegExp;
  bad: string[];
  good: string[];
}

const pages = views.filter(
  ({ name }) => !name.startsWith('views/mail/') && !/notifications\/(mail|digest)/.test(name),
);

const RULES: Rule[] = [
  {
    what: 'pages hold no styles of their own',
    where: pages,
    never: /\sstyle=|<style|['"]?\bstyle['"]?:\s/i,
    bad: ['<p style="color: red">', '<style>', "attrs: { style: 'top: 0' }", '<p\nSTYLE=x>'],
    good: ['<p class="style">', '{{ style }}'],
  },
  {
    what: 'pages hold no scripts of their own',
    where: pages,
    never: /<script(?![^>]*\bsrc=)|javascript:/i,
    bad: ['<script>', '<script type="module">', '<SCRIPT nonce="{{ nonce }}">', '<a href="javascript:go()">'],
    good: ['<script src="{{ asset(1) }}" nonce="{{ nonce }}">'],
  },
  {
    what: 'pages hold no handlers of their own',
    where: pages,
    never: /\son[a-z]+\s*=\s*["']|hx-on|"js:|\bonclick\b/i,
    bad: ['<b onclick="go()">', "<b\nonload='go()'>", '<b hx-on:click="go()">', 'hx-vals="js:go()"'],
    good: ['<b data-on="x">', '{% if on == "x" %}'],
  },
  {
    what: 'only the platform reads the environment',
    where: sources.filter(({ name }) => !/^src\/(platform|commands)\/|^src\/main\.ts$/.test(name)),
    never:
      /\bprocess\s*(?:\.\s*env\b|\[\s*['"]env)|\benv\b[^;]*\bfrom 'node:process'|\{[^}]*\benv\b[^}]*\} = process\b/,
    bad: [
      'process.env.PORT',
      "process['env']",
      "import { env } from 'node:process';",
      'const { env } = process;',
    ],
    good: ['process.exit(1)', "import { exit } from 'node:process';", 'const { env } = options;'],
  },
  {
    what: 'one script alone knows how htmx calls its events, classes and attributes',
    where: scripts.filter(({ name }) => name !== 'public/js/htmx.js'),
    never: /\bhtmx[:.-](?!js\b)|\bhx-/,
    bad: ["document.addEventListener('htmx:before:swap', go)", 'window.htmx.process(main)', "'[hx-get]'"],
    good: ["import { onSwap } from './htmx.js';"],
  },
  {
    what: 'a failure that passes is told of in one place, whatever page shows it',
    where: sources.filter(
      ({ name }) => !/^src\/platform\/http\/(passing|refusals|errors|uploads)\.ts$/.test(name),
    ),
    never: /\bpassing\(|\/passing'|\bset\('Retry-After'/i,
    bad: ["import { passing } from '../http/passing';", 'passing(error)', "res.set('Retry-After', '1')"],
    good: ["import { refusalOf } from '../http/refusals';", 'bypassing(error)'],
  },
  {
    // Before a body the headers leave at once, and browsers follow them before the session is stored.
    what: 'browsers are sent on in one place, without a body',
    where: sources.filter(({ name }) => !/^src\/platform\/http\/(respond|errors)\.ts$/.test(name)),
    never: /\.redirect\(|\.location\(|set\('Location'|\.writeHead\(30/i,
    bad: ["res.redirect('/')", "res.status(303).location('/x')", "res.set('Location', '/')"],
    good: ["done(res, '/')", 'url.location'],
  },
  {
    what: 'no test has a limit of time of its own: a slow machine is no fault',
    where: tests.filter(({ name }) => !/^tests\/(browser\/chromium|rules\/code\.test)\.ts$/.test(name)),
    never: /\}, \d[\d_]{3,}\);|^ +\d[\d_]{3,},\n\);|jest\.setTimeout\(\d{2}|setDefaultTimeout\(/m,
    bad: ['}, 60_000);', '  },\n  30_000,\n);', 'jest.setTimeout(5000);', 'page.setDefaultTimeout(10_000);'],
    good: ['});', 'jest.setTimeout(SAMPLE_TIMEOUT_MS);', 'setTimeout(resolve, 10)', 'expect([1, 2000]);'],
  },
  {
    what: 'properties draw by the commit, so that a run can be repeated',
    where: tests.filter(({ name }) => !/^tests\/(support\/properties|rules\/code\.test)\.ts$/.test(name)),
    never: /from 'fast-check'/,
    bad: ["import fc from 'fast-check';"],
    good: ["import { fc } from '../support/properties';"],
  },
  {
    what: 'characters are told apart in one place, which never looks at a long text',
    where: sources.filter(({ name }) => name !== 'src/platform/characters.ts'),
    never: /Intl\.Segmenter/,
    bad: ['new Intl.Segmenter()', "new Intl.Segmenter('es')"],
    good: ['firstCharacters(name, 2)'],
  },
  {
    what: 'days and clocks are reckoned with in the calendar alone, and last as `elapsed` says',
    // What the generator makes up is in UTC, where every day has 24 hours.
    where: [...sources, ...sourcesIn('seeds', /\.ts$/)].filter(
      ({ name }) => !/^src\/platform\/(calendar|elapsed|format\/.*)\.ts$|^seeds\/generate\//.test(name),
    ),
    never:
      /\.[gs]et(?:UTC)?(?:Date|Day|Hours|Month)\(|\.getFullYear\(|Date\.UTC\(|Intl\.DateTimeFormat\((?!\))|T00:00|toISOString\(\)\s*\.slice|\b24 \* (?:60 \* 60 \* 1000|3600_?000)|\b86_?400_?000\b/,
    bad: [
      'day.setDate(day.getDate() + 1)',
      'moment.setUTCHours(0)',
      'if (now.getDay() === 0) return',
      'new Date(Date.UTC(2026, 0, day))',
      "new Date(day + 'T00:00:00Z')",
      'const today = now.toISOString().slice(0, 10);',
      "new Intl.DateTimeFormat('en', { timeZone })",
      'const DAY_MS = 24 * 60 * 60 * 1000;',
      'now.getTime() - days * 24 * 3600_000',
      'now + 86_400_000',
    ],
    good: [
      'moment.getTime()',
      'moment.toISOString()',
      'const LASTS_SECONDS = 24 * 60 * 60;',
      'a * 15 * 60 * 1000',
      'new Intl.DateTimeFormat().resolvedOptions().locale',
    ],
  },
  {
    what: 'a query is told when days begin, and asks no zone itself',
    where: sources,
    never:
      /\bat\s+time\s+zone\b|\bdate_trunc\(|\bcurrent_(?:date|time)\b|::date\b|interval '1 (?:week|month|year)/i,
    bad: [
      '(t.created_at at time zone :zone)::date',
      "where AT TIME  ZONE 'UTC'",
      "date_trunc('month', created_at)",
      'due_at < current_date',
      'select created_at::date',
      "now() - interval '1 month'",
    ],
    good: ['created_at >= :since', "now() - interval '5 minutes'", 'due_date', 'current_timestamp'],
  },
  {
    what: 'one script alone knows which keys are an input method’s own',
    where: scripts.filter(({ name }) => name !== 'public/js/dom.js'),
    never: /['"]keydown['"]|\bonkeydown\b/,
    bad: ["on('keydown', 'input', run)", "input.addEventListener('keydown', run)", 'input.onkeydown = run'],
    good: ["onKey('input', run)", 'listenToKeys(document, run)'],
  },
  {
    what: 'people are signed in by the form only where signing in is the subject',
    where: tests.filter(({ name }) => !SIGNING_IN.some((start) => name.startsWith(start))),
    never: /\.post\(\s*['"`]\/login|(?<!\.)\bsignIn\(\w+, /,
    bad: ["visitor.post('/login', fields)", "them.post(\n  '/login',", "await signIn(page, 'a@demo.test')"],
    good: ["app.as('a@demo.test')", 'await app.signIn(email)', "becomes(desk, page, 'a@demo.test')"],
  },
  {
    what: 'the way round the append-only events is taken by nobody but the database function',
    where: sources,
    never: /disable\s+trigger|session_replication_role/i,
    bad: ['alter table events DISABLE TRIGGER all', 'set session_replication_role = replica'],
    good: ['create trigger'],
  },
  {
    what: 'texts are normalised in time that grows with their length',
    where: sources.filter(
      ({ name }) =>
        !name.startsWith('src/platform/passwords/') && // At most 200 characters come there, and none may be left out.
        !['src/platform/normalized.ts', 'src/platform/line.ts'].includes(name), // Fields count before they clean.
    ),
    never: /\.normalize\(/,
    bad: ["label.normalize('NFKC')", "name\n    .normalize('NFC')"],
    good: ["normalized(label, 'NFKC')"],
  },
  {
    what: 'what a text ends with is looked for once, not from each of its signs anew',
    where: sources,
    never: /[(,]\s*\/(?:[^/\n]*\|)?(?:\[(?:\\.|[^\]\n])+\]|\\?[^\s^()[\]|])[+*]\$\//,
    bad: ["name.replace(/[. ]+$/, '')", "key.replace(/^_+|_+$/g, '')", String.raw`url.replace(/\/+$/, '')`],
    good: [
      "name.replace(/(?<![. ])[. ]+$/, '')",
      String.raw`url.replace(/:\d+$/, '')`,
      '/^[a-z]+$/.test(name)',
    ],
  },
];

describe.each(RULES)('$what', ({ where, never, bad, good }) => {
  test('anywhere', () => {
    expect(where.length).toBeGreaterThan(10);
    expect(naming(where, never)).toEqual([]);
  });

  test('and what does otherwise is found', () => {
    expect(bad.filter((code) => !never.test(code))).toEqual([]);
    expect(good.filter((code) => never.test(code))).toEqual([]);
  });
});

test('no file outgrows one thought', () => {
  const styles = sourcesIn('views', /\.css$/);
  const data = ['seeds', 'migrations'].flatMap((folder) => sourcesIn(folder, /\.ts$/));
  const written = [...sources, ...views, ...scripts, ...styles, ...data, ...tests];
  const long = written
    .filter(({ name }) => name !== 'src/platform/db/tables.ts')
    .map(({ name, content }) => ({ name, lines: content.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300);
  expect(long).toEqual([]);
});

describe('routes', () => {
  const route = (path: string, access: Route['access'], method: Route['method'] = 'get'): Route => ({
    method,
    path,
    access,
    handler: () => undefined,
  });

  test('no two share a method and a path', () => {
    const twice = (list: Route[]) => {
      const seen = list.map(({ method, path }) => `${method} ${path}`);
      return seen.filter((one, index) => seen.indexOf(one) !== index);
    };
    expect(twice(routes)).toEqual([]);
    const made = [route('/a', 'staff'), route('/a', 'staff', 'post'), route('/a', 'public')];
    expect(twice(made)).toEqual(['get /a']);
  });

  test('what lies under a portal is not open to others', () => {
    expect(strays(routes)).toEqual([]);
    const made = [
      route('/desk', 'signed_in'),
      route('/desk/x', 'public'),
      route('/desk/y', 'staff'),
      route('/admin', 'staff'),
      route('/admin/x', 'administrator'),
      route('/administration', 'public'),
      route('/portal', 'public'),
      route('/portal/x', 'signed_in'),
    ];
    expect(strays(made)).toEqual(['/desk', '/desk/x', '/admin', '/portal']);
  });

  test('what anybody may send is counted', () => {
    // These keep nothing, and nobody may be held up in them.
    const free = ['/logout', '/acting/end'];
    const uncounted = (list: Route[]) =>
      list
        .filter(({ access, method, limit }) => access === 'public' && method === 'post' && !limit)
        .map(({ path }) => path)
        .filter((path) => !free.includes(path));
    expect(uncounted(routes)).toEqual([]);
    const made = [route('/a', 'public', 'post'), route('/b', 'public'), route('/logout', 'public', 'post')];
    expect(uncounted(made)).toEqual(['/a']);
  });
});

function strays(list: Route[]): string[] {
  // The portal is everybody's who is signed in: staff have requests of their own, and see these as customers do.
  const allowed: [RegExp, string[]][] = [
    [/^\/portal(\/|$)/, ['signed_in']],
    [/^\/desk(\/|$)/, ['staff', 'administrator']],
    [/^\/admin(\/|$)/, ['administrator']],
  ];
  const wrong = list.filter(({ path, access }) =>
    allowed.some(([portal, accesses]) => portal.test(path) && !accesses.includes(access)),
  );
  return wrong.map(({ path }) => path);
}
