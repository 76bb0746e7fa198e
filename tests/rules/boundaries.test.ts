import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { ROOT, sourcesIn, withoutComments } from './sources';

/** The files of a folder, without comments. */
const codeOf = (folder: string): { name: string; code: string }[] =>
  sourcesIn(folder, /\.ts$/).map(({ name, content }) => ({ name, code: withoutComments(content) }));

describe('the platform knows no words of a help desk', () => {
  const WORDS =
    'tickets? customers? technicians? departments? categor(?:y|ies) organizations? requesters? assignees? ' +
    'followers? participants? staff queues? repl(?:y|ies) canned sla inbox helpdesk';
  const small = WORDS.split(' ');
  const capital = small.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  // A word of its own or a part of a camelCase or snake_case one: `ticketId`, `openTickets`, `ticket_id`.
  const HELP_DESK = new RegExp(
    `(?:(?<![A-Za-z])(?:${small.join('|')})|(?:${capital.join('|')}))(?![a-z])`,
    'g',
  );

  /** What stays, and why. */
  const ALLOWED: Record<string, string[]> = {
    // One role, `administrator`, is the platform's too: it runs whatever is built on it.
    // Timelines are read by a column of the log of its own, with an index: `events.ticket_id`.
    'src/platform/events.ts': ['ticketId'],
    'src/platform/event-types.ts': ['ticketId'],
    // Messages about one are in its order, and are one conversation: `deliveries.ticket_id`.
    'src/platform/delivery-types.ts': ['ticketId'],
    // An option of ioredis, about commands that wait.
    'src/platform/redis.ts': ['enableOfflineQueue'],
    // A column of graphile-worker's job_spec.
    'src/platform/jobs.ts': ['queue_name'],
  };

  test('the search finds them in every form', () => {
    const found = 'ticketId openTickets ticket_id Ticket enqueue category replied slate'.match(HELP_DESK);
    expect(found).toEqual(['ticket', 'Tickets', 'ticket', 'Ticket', 'category']);
  });

  test('in its code', () => {
    const found = codeOf('src/platform')
      .filter(({ name }) => name !== 'src/platform/db/tables.ts')
      .flatMap(({ name, code }) => {
        const rest = (ALLOWED[name] ?? []).reduce((left, word) => left.replaceAll(word, ''), code);
        return [...new Set(rest.match(HELP_DESK))].map((word) => `${name}: ${word}`);
      });
    expect(found).toEqual([]);
  });

  test('and every exception is needed', () => {
    const needless = Object.entries(ALLOWED).flatMap(([name, words]) =>
      words
        .filter((word) => !readFileSync(join(ROOT, name), 'utf8').includes(word))
        .map((word) => `${name}: ${word}`),
    );
    expect(needless).toEqual([]);
  });
});

test('each page says what its template is given, and each template has a page', () => {
  const declared = codeOf('src').flatMap(({ code }) =>
    [...code.matchAll(/interface Pages \{([\s\S]*?)\n {2}?\}/g)].flatMap(([, body = '']) =>
      [...body.matchAll(/^ {2,4}'([\w/-]+)':/gm)].map(([, view]) => view),
    ),
  );
  expect(declared.length).toBeGreaterThan(50);
  const templates = readdirSync(join(ROOT, 'views'), { recursive: true, encoding: 'utf8' })
    .filter(
      (path) =>
        path.endsWith('.njk') &&
        !/^(layouts|components|mail)\/|\/_|^notifications\/(mail|digest)\./.test(path),
    )
    .map((path) => path.replace(/\.njk$/, ''));
  expect(declared.toSorted()).toEqual(templates.toSorted());
});

describe('SQL stands in *.repo.ts, *.queries.ts and the platform', () => {
  /** What runs it: the three readers of `platform/db`, and `raw`. Rows of one table are written with Knex anywhere. */
  const RUNS = /\.raw\(|import \{[^}]*\b(?:row|rows|maybeRow)\b[^}]*\} from '[^']*platform\/db'/;
  const HOMES = /^src\/platform\/|\.(?:repo|queries)\.ts$/;

  /** Not yet moved: this list only gets shorter. By the last part of the path, since folders are cut anew. */
  const EXCEPTIONS = [
    'access.service.ts',
    'accepting.service.ts',
    'address.service.ts',
    'checking.service.ts',
    'devices.service.ts',
    'identities.service.ts',
    'invitations.service.ts',
    'lifetimes.service.ts',
    'methods.service.ts',
    'passkey-checks.service.ts',
    'passkeys.service.ts',
    'person.ts',
    'recovery.service.ts',
    'registration.service.ts',
    'sign-in.service.ts',
    'throttle.service.ts',
    'tokens.service.ts',
    'totp.service.ts',
  ];

  const strays = codeOf('src')
    .filter(({ name, code }) => !HOMES.test(name) && RUNS.test(code))
    .map(({ name }) => basename(name));

  test('which both ways to run it are found by', () => {
    const bad = [
      `await tx.db.raw('select 1')`,
      `import { type Db, maybeRow } from '../../platform/db';`,
      `import {\n  row,\n} from '../platform/db';`,
    ];
    const good = [`import type { Db } from '../../platform/db';`, `tx.db('skills').insert({ row })`];
    expect(bad.filter((code) => !RUNS.test(code))).toEqual([]);
    expect(good.filter((code) => RUNS.test(code))).toEqual([]);
  });

  test('and nowhere else', () => {
    expect(strays.filter((name) => !EXCEPTIONS.includes(name))).toEqual([]);
  });

  test('and no exception is kept that is not needed', () => {
    expect(EXCEPTIONS.filter((name) => !strays.includes(name))).toEqual([]);
  });
});

test('the formatter is not gamed: no object or list is spread where its entries could stand', () => {
  const SPREAD = /\.\.\.\{|\.\.\.\[[^\]]*\](?![.[])/;
  const spreads = ['src', 'seeds', 'migrations'].flatMap(codeOf).filter(({ code }) => SPREAD.test(code));
  expect(spreads.map(({ name }) => name)).toEqual([]);
  const bad = ['{ ...{ a: 1, b: 2 } }', '[...[1, 2], 3]'];
  const good = ['{ ...given }', '[...list]', '...(is && { a })', '...[1, 2].map(twice)'];
  expect(bad.filter((code) => !SPREAD.test(code))).toEqual([]);
  expect(good.filter((code) => SPREAD.test(code))).toEqual([]);
});

describe('a feature is not a tower: no chain of imports in one has more than ten files', () => {
  const MOST = 10;

  /** The longest chain of files of which each imports the next, types included; what is imported in a circle ends it. */
  function longestChain(files: { name: string; code: string }[]): string[] {
    const codes = new Map(files.map(({ name, code }) => [name, code]));
    const chains = new Map<string, string[]>();
    const chainFrom = (name: string): string[] => {
      const known = chains.get(name);
      if (known) return known;
      chains.set(name, [name]);
      const below = importedBy(name, codes.get(name) ?? '')
        .filter((file) => codes.has(file))
        .map(chainFrom);
      const chain = [name, ...longest(below)];
      chains.set(name, chain);
      return chain;
    };
    return longest(files.map(({ name }) => chainFrom(name)));
  }

  function importedBy(name: string, code: string): string[] {
    const targets = [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*)'/g)].map(([, target = '']) =>
      normalize(join(dirname(name), target)),
    );
    return targets.flatMap((target) => [`${target}.ts`, `${target}/index.ts`]);
  }

  const longest = (chains: string[][]): string[] =>
    chains.reduce((one, other) => (other.length > one.length ? other : one), []);

  test('the search follows values, types, what is handed on, and folders', () => {
    const made = [
      { name: 'a/index.ts', code: "export { b } from './b/b.service';\nimport { x } from 'x';" },
      { name: 'a/b/b.service.ts', code: "import {\n  type C,\n  c,\n} from '../c';\nimport '../e';" },
      { name: 'a/c/index.ts', code: "export type * from './d.types';" },
      { name: 'a/c/d.types.ts', code: "type E = import('../e').E;\nimport { other } from '../../other';" },
      { name: 'a/e.ts', code: 'export const e = 1;' },
    ];
    expect(longestChain(made)).toEqual([
      'a/index.ts',
      'a/b/b.service.ts',
      'a/c/index.ts',
      'a/c/d.types.ts',
      'a/e.ts',
    ]);
  });

  test('and eleven files in a row are too many', () => {
    const row = Array.from({ length: MOST + 1 }, (_, place) => ({
      name: `a/${place}.ts`,
      code: `import type { T } from './${place + 1}';`,
    }));
    expect(longestChain(row)).toHaveLength(MOST + 1);
  });

  const features = readdirSync(join(ROOT, 'src/features'));

  test.each(features)('%s', (feature) => {
    const chain = longestChain(codeOf(`src/features/${feature}`));
    expect(chain.length > MOST ? chain : []).toEqual([]);
  });
});
