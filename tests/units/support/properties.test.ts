import { isDeepStrictEqual } from 'node:util';
import { fc } from '../../support/properties';

test('what properties draw is the same for the same commit, and by chance only where all is drawn', () => {
  const draw = () => fc.sample(fc.string(), 50);
  expect(isDeepStrictEqual(draw(), draw())).toBe(process.env.TEST_THOROUGH !== '1');
});
