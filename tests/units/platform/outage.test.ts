import { createLog } from '../../../src/platform/log';
import { causeOf, createOutage } from '../../../src/platform/outage';

test('an outage is one line a cause, and one when it is over, however many meet it', () => {
  const lines: { msg: string; cause: string }[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const outage = createOutage(log, 'sessions cannot be kept');
  const full = new Error("OOM command not allowed when used memory > 'maxmemory'.");
  const timedOut = new Error('Command timed out');
  outage.over();
  for (const error of [full, full, timedOut, full, new Error('Connection is closed.')]) {
    outage.met(error);
  }
  outage.over();
  outage.over();
  expect(lines.map(({ msg, cause }) => `${msg} (${cause})`)).toEqual([
    'sessions cannot be kept (OOM)',
    'sessions cannot be kept (away)',
    'over: sessions cannot be kept (away)',
  ]);
});

test.each([
  [new Error('MISCONF Redis is configured to save RDB snapshots'), 'MISCONF'],
  [new Error("READONLY You can't write against a read only replica."), 'READONLY'],
  [Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  [Object.assign(new Error('disk full'), { code: '53100' }), '53100'],
  [new Error('A connection'), 'away'],
  [undefined, 'away'],
])('the cause of %s is %s', (error, cause) => {
  expect(causeOf(error)).toBe(cause);
});
