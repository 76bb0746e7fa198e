import { createFaultLog } from '../../src/platform/fault-log';
import { createLog } from '../../src/platform/log';
import { until } from './helpers';

test('what requests fail for is a line when it begins, and one when it is over with how many failed', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const faults = createFaultLog(log, 'requests', 20);
  const gone = Object.assign(new Error('it is gone', { cause: new Error('nobody knows') }), {
    code: 'ECONNREFUSED',
  });
  const error = new Error('not read', { cause: gone });
  for (let request = 0; request < 1000; request += 1) faults.met('away', error);
  faults.met('busy', error);
  await until(() => lines.length === 4);
  expect(lines).toEqual([
    expect.objectContaining({
      msg: 'requests fail',
      fault: 'away',
      cause: 'ECONNREFUSED',
      reason: 'it is gone',
    }),
    expect.objectContaining({ msg: 'requests fail', fault: 'busy' }),
    expect.objectContaining({ msg: 'over: requests failed', fault: 'away', requests: 1000, seconds: 0 }),
    expect.objectContaining({ msg: 'over: requests failed', fault: 'busy', requests: 1 }),
  ]);
});
