import { dirname, join, normalize } from 'node:path';
import { type Source, sourcesIn } from './sources';

// What stands in tests/units is about functions: it runs without a database, a desk, a browser or Redis, in seconds.

/** Of the other tests' files they may use these. */
const SHARED = [
  'tests/tickets/samples',
  'tests/security/hostile',
  'tests/support/report-sample',
  'tests/support/properties',
  'tests/support/thorough',
];

function leaning({ name, content }: Source): string[] {
  const imported = [...content.matchAll(/\bfrom '(\.[^']*)'|\b(?:import|require)\('(\.[^']*)'\)/g)]
    .map(([, one, other]) => normalize(join(dirname(name), one ?? other ?? '')))
    .filter((path) => !/^(src|tests\/units|public|docs)\//.test(path) && !SHARED.includes(path));
  const asked = content.match(/TEST_[A-Z]+_URL|TEST_DATABASES|jest\.setTimeout|openDatabase\(/g) ?? [];
  return [...imported, ...asked].map((what) => `${name}: ${what}`);
}

test('tests of functions need nothing that has to be started, nor time', () => {
  const units = sourcesIn('tests/units', /\.ts$/);
  expect(units.length).toBeGreaterThan(20);
  expect(units.flatMap(leaning)).toEqual([]);
});

test('and one that does is found', () => {
  const unit = (content: string) => leaning({ name: 'tests/units/a/b.test.ts', content });
  const bad = [
    "import { testApp } from '../../support/app';",
    "import { createDatabase } from '../../support/database';",
    "const { record } = await import('../../bench/capture');",
    'process.env.TEST_REDIS_URL',
    'jest.setTimeout(1)',
  ];
  const good = [
    "import { x } from '../../../src/features/x';",
    "import { person } from '../../tickets/samples';",
    "import { shellIn } from '../reader';",
    "import { fc } from '../../support/properties';",
  ];
  expect(bad.filter((code) => unit(code).length === 0)).toEqual([]);
  expect(good.flatMap(unit)).toEqual([]);
});
