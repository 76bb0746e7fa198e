import { shareConnections } from '../../../src/app/connections';

test.each([
  // available, web, worker, redis: connections of each pool, whether all fit
  [97, 2, 1, false, 12, true],
  [97, 4, 1, false, 9, true],
  [97, 4, 1, true, 12, true],
  [30, 1, 1, false, 4, true],
  [28, 1, 1, false, 4, false],
  [500, 0, 1, false, 12, true],
])(
  '%s connections for %s web processes and %s workers',
  (available, web, worker, redis, connections, fits) => {
    const share = shareConnections(available, { web, worker, redis });
    expect(share).toMatchObject({ connections, fits });
    expect(share.total <= available).toBe(fits);
  },
);
