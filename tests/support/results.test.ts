import { type JestResults, judge } from './results';

const results = (statuses: string[], broken = 0): JestResults => ({
  numPassedTests: statuses.filter((status) => status === 'passed').length,
  numFailedTests: statuses.filter((status) => status === 'failed').length,
  numRuntimeErrorTestSuites: broken,
  testResults: [{ assertionResults: statuses.map((status) => ({ status, fullName: `a ${status} test` })) }],
});

const ended = { exitCode: 0, filtered: false };

test.each([
  ['all passed', results(['passed', 'passed']), ended, 2, 0],
  ['one failed', results(['passed', 'failed']), { ...ended, exitCode: 1 }, 1, 1],
  ['one skipped', results(['passed', 'pending']), ended, 1, 1],
  ['one not written yet', results(['passed', 'todo']), ended, 1, 1],
  ['left out by a name pattern', results(['passed', 'pending']), { ...ended, filtered: true }, 1, 0],
  ['a file that does not load', results(['passed'], 1), { ...ended, exitCode: 1 }, 1, 1],
  ['none found', results([]), ended, 0, 1],
  ['too little covered', results(['passed']), { ...ended, exitCode: 1 }, 1, 1],
  ['Jest ended by us after its results', results(['passed']), { ...ended, exitCode: undefined }, 1, 0],
  ['Jest crashed', undefined, { ...ended, exitCode: 134 }, 0, 1],
])('%s', (_, given, ending, passed, failed) => {
  expect(judge(given, ending)).toMatchObject({ passed, failed });
});
