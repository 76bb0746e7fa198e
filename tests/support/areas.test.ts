import { join } from 'node:path';
import { areaTable, byArea, type FileCost, overBudget } from './areas';

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
  const problems = overBudget(areas, { tickets: 8, auth: 6 });
  expect(problems).toEqual([
    'tests/tickets cost 9 s of a processor, and may cost 8 s',
    expect.stringContaining('tests/. has no budget'),
  ]);
});

test('the table names the slowest file of each area', () => {
  expect(areaTable(areas, { auth: 6 }).split('\n')[2]).toMatch(/^auth +2 +6\.0 +6 +11\.0 +c\.test\.ts 8\.0$/);
});
