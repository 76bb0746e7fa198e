import { accessForm, inUnits, UNITS } from '../../../src/features/auth/access/access.schema';
import { BOUNDS } from '../../../src/features/settings/settings.values';
import { fc } from '../../support/properties';

const GOOD = {
  signUp: 'open',
  signUpDomains: '',
  methods: ['password', 'passkey'],
  sessionIdle: '8',
  sessionIdleUnit: 'hours',
  sessionDays: '7',
  rememberDays: '0',
  trustedDeviceDays: '30',
};

/** The first error of each field. */
const errors = (more: object) =>
  Object.fromEntries(
    (accessForm.safeParse({ ...GOOD, ...more }).error?.issues ?? []).map(({ path, message }) => [
      path[0],
      message,
    ]),
  );

test('a time is said in the largest unit that has no remainder, and is the same time', () => {
  expect(inUnits(12 * 60)).toEqual({ count: 12, unit: 'hours' });
  expect(inUnits(48 * 60)).toEqual({ count: 2, unit: 'days' });
  expect(inUnits(90)).toEqual({ count: 90, unit: 'minutes' });
  const { min, max } = BOUNDS.sessionIdleMinutes;
  fc.assert(
    fc.property(fc.integer({ min, max }), (minutes) => {
      const { count, unit } = inUnits(minutes);
      expect(count * UNITS[unit]).toBe(minutes);
      expect(Number.isInteger(count)).toBe(true);
      expect(accessForm.parse({ ...GOOD, sessionIdle: String(count), sessionIdleUnit: unit })).toMatchObject({
        sessionIdleMinutes: minutes,
      });
    }),
  );
});

test.each([
  [{}, {}],
  [{ sessionIdle: '14', sessionIdleUnit: 'minutes' }, { sessionIdle: 'access.error.idle' }],
  [{ sessionIdle: '31', sessionIdleUnit: 'days' }, { sessionIdle: 'access.error.idle' }],
  [{ sessionIdle: '1.5' }, { sessionIdle: 'access.error.idle' }],
  [{ sessionIdleUnit: 'weeks' }, { sessionIdleUnit: 'input.not_a_choice' }],
  [{ sessionDays: '0' }, { sessionDays: 'input.out_of_range' }],
  [{ rememberDays: '366' }, { rememberDays: 'input.out_of_range' }],
  [{ trustedDeviceDays: '' }, { trustedDeviceDays: 'input.required' }],
  [{ methods: ['telepathy'] }, { methods: 'input.not_a_choice' }],
  [{ signUp: 'domains' }, { signUpDomains: 'access.error.no_domains' }],
  [{ signUp: 'domains', signUpDomains: 'acme' }, { signUpDomains: 'input.not_a_domain' }],
  [{ signUp: 'domains', signUpDomains: '@Acme.test, x.example' }, {}],
])('%j is answered with %j', (more, expected) => {
  expect(errors(more)).toEqual(expected);
});

test('domains are kept in lower case, each once, without what stands before them', () => {
  const { signUpDomains } = accessForm.parse({ ...GOOD, signUpDomains: '@Acme.test;acme.TEST\n x.example' });
  expect(signUpDomains).toEqual(['acme.test', 'x.example']);
});
