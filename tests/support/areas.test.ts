import { join } from 'node:path';
import { areaTable, byArea, type FileCost, overBudget, paceOf } from './areas';

const TESTS = join('/', 'desk', 'tests');
const cost = (name: string, processorSeconds: number, seconds: number): FileCost => ({
  file: join(TESTS, ...name.split('/')),
  processorSeconds,
  seconds,
});
const areas = byArea(
  [
    cost('auth/a.test.ts', 2, 3),
    cost('tickets/b.test.ts', 9, 4),
    cost('auth/c.test.ts', 4, 8),
    cost('d.test.ts', 1, 1),
  ],
  TESTS,
);

test('costs are added up by folder, the dearest first', () => {
  expect(areas).toEqual([
    {
      area: 'tickets',
      files: 1,
      processorSeconds: 9,
      seconds: 4,
      slowest: { name: 'b.test.ts', seconds: 4 },
    },
    { area: 'auth', files: 2, processorSeconds: 6, seconds: 11, slowest: { name: 'c.test.ts', seconds: 8 } },
    { area: '.', files: 1, processorSeconds: 1, seconds: 1, slowest: { name: 'd.test.ts', seconds: 1 } },
  ]);
});

test('an area over its budget fails, and so does one without a budget', () => {
  const problems = overBudget(areas, { tickets: 8, auth: 24 });
  expect(problems).toEqual([
    'tests/tickets cost 9 s of a processor, and may cost 8 s here',
    expect.stringContaining('tests/. has no budget'),
  ]);
});

describe('where everything costs more than half of its budget', () => {
  const slow = byArea(
    ['admin', 'app', 'auth', 'desk', 'pages'].map((area) =>
      cost(`${area}/a.test.ts`, area === 'app' ? 50 : 15, 1),
    ),
    TESTS,
  );
  const budgets = { admin: 10, app: 10, auth: 10, desk: 10, pages: 10 };

  test('the machine is slow', () => {
    expect(paceOf(slow, budgets)).toBe(3);
    expect(paceOf([], budgets)).toBe(1);
  });

  test('what costs much more than the others is over its budget all the same', () => {
    expect(overBudget(slow, budgets)).toEqual(['tests/app cost 50 s of a processor, and may cost 30 s here']);
  });
});

test('the table names the slowest file of each area', () => {
  expect(areaTable(areas, { auth: 6 }).split('\n')[2]).toMatch(/^auth +2 +6\.0 +6 +11\.0 +c\.test\.ts 8\.0$/);
});
