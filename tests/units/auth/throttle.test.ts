import {
  doubling,
  type Guess,
  networkCounter,
  ownCounter,
  RULES,
} from '../../../src/features/auth/shared/throttle.policy';
import { fc } from '../../support/properties';

describe('the waits', () => {
  test('begin with half a minute, double, and stay at an hour', () => {
    expect(RULES.account).toEqual({ free: 5, waits: [30, 60, 120, 240, 480, 960, 1920, 3600] });
    expect(RULES.device).toEqual(RULES.account);
    expect(RULES.address).toEqual({ free: 20, waits: RULES.account.waits });
  });

  test('never become shorter, and end with the longest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 100_000 }), (first, most) => {
        const waits = doubling(first, most);
        expect(waits.at(-1)).toBe(most);
        expect(waits.slice(0, -1)).toEqual(waits.slice(0, -1).map((_, index) => first * 2 ** index));
        expect(waits.slice(0, -1).every((wait) => wait < most)).toBe(true);
      }),
    );
  });
});

describe('what counts a guess', () => {
  const stranger: Guess = { account: 'a@x.test', knownDevice: null, network: '203.0.113.0/24' };
  const owner: Guess = { ...stranger, knownDevice: 'cookie' };

  test('of a stranger is the account and their network, of a browser that it knows that browser alone', () => {
    expect(ownCounter(stranger).rule).toBe(RULES.account);
    expect(networkCounter(stranger)).toMatchObject([{ rule: RULES.address }]);
    expect(ownCounter(owner).rule).toBe(RULES.device);
    expect(networkCounter(owner)).toEqual([]);
    expect(networkCounter({ ...stranger, network: null })).toEqual([]);
  });

  test('is another for each account, browser and network, and names none of them', () => {
    const keys = (guess: Guess) => [...networkCounter(guess), ownCounter(guess)].map(({ key }) => key);
    const others = [
      { ...stranger, account: 'b@x.test' },
      { ...stranger, network: '203.0.114.0/24' },
      { ...owner, knownDevice: 'other cookie' },
      { ...owner, account: 'b@x.test' },
    ];
    const all = [stranger, owner, ...others].flatMap(keys);
    // The account of the two strangers in one network, and the network of the two accounts, are the same.
    expect(new Set(all).size).toBe(7);
    expect(all).toHaveLength(9);
    for (const key of all) expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(keys({ ...owner, network: null })).toEqual(keys(owner));
  });
});
