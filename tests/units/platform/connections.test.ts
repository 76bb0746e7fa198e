import { shareConnections } from '../../../src/app/connections';

test.each([
  // available, web, worker: connections of each pool, whether all fit
  [97, 2, 1, 12, true],
  [97, 4, 1, 10, true],
  [30, 1, 1, 5, true],
  [20, 1, 1, 4, false],
  [500, 0, 1, 12, true],
])('%s connections for %s web processes and %s workers', (available, web, worker, connections, fits) => {
  const share = shareConnections(available, { web, worker });
  expect(share).toMatchObject({ connections, fits });
  expect(share.total <= available).toBe(fits);
});
