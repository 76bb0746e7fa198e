import { AppError } from '../../../src/platform/errors';
import { codedError, faultOf, OWN_CODES } from '../../../src/platform/faults';

const coded = (code: string) => codedError(code, 'x');

test.each([
  ['08006', 'away'],
  ['57P01', 'away'],
  ['ECONNREFUSED', 'away'],
  [OWN_CODES.silent, 'away'],
  [OWN_CODES.lost, 'away'],
  [OWN_CODES.pool, 'busy'],
  [OWN_CODES.storage, 'storage'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['25006', 'read_only'],
  ['EROFS', 'read_only'],
  ['53100', 'full'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['53300', 'crowded'],
  ['40001', 'retryable'],
  ['40P01', 'retryable'],
  ['SD_PLAN_OUTDATED', 'retryable'],
])('%s is %s', (code, fault) => {
  expect(faultOf(coded(code))).toBe(fault);
  expect(faultOf(new AppError('unavailable', { cause: coded(code) }))).toBe(fault);
});

test.each([coded('23505'), coded('42P01'), coded('22012'), new Error('Connection terminated'), null, 'text'])(
  '%s is no passing fault',
  (error) => {
    expect(faultOf(error)).toBeNull();
  },
);
