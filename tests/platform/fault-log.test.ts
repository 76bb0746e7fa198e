import { createFaultLog } from '../../src/platform/fault-log';
import { createLog } from '../../src/platform/log';
import { until } from './helpers';

test('what requests fail for is a line when it begins, and one when it is over with how many failed', async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line)) });
  const faults = createFaultLog(log, 20);
  const error = Object.assign(new Error('it is gone'), { code: 'ECONNREFUSED' });
  for (let request = 0; request < 1000; request += 1) faults.met('away', error);
  faults.met('busy', error);
  await until(() => lines.length === 4);
  expect(lines).toEqual([
    expect.objectContaining({ msg: 'requests fail', fault: 'away', err: expect.anything() }),
    expect.objectContaining({ msg: 'requests fail', fault: 'busy' }),
    expect.objectContaining({ msg: 'over: requests failed', fault: 'away', requests: 1000, seconds: 0 }),
    expect.objectContaining({ msg: 'over: requests failed', fault: 'busy', requests: 1 }),
  ]);
});
