import { charactersOf, firstCharacters } from '../../../src/platform/characters';
import { excerpt } from '../../../src/platform/prose';

const FAMILY = '👩‍👩‍👧';

describe('the first characters of a text', () => {
  it.each([
    ['abc', 2, ['a', 'b']],
    ['abc', 5, ['a', 'b', 'c']],
    ['', 3, []],
    ['abc', 0, []],
    [`${FAMILY}e\u0301x`, 2, [FAMILY, 'e\u0301']],
    ['🏴󠁧󠁢󠁥󠁮󠁧󠁿🇪🇸', 2, ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇪🇸']],
  ])('%s, %d', (text, count, expected) => {
    expect(firstCharacters(text, count)).toEqual(expected);
  });

  it('are whole ones, also where one is longer than any that is meant', () => {
    expect(firstCharacters(`ab${'\u0301'.repeat(1000)}c`, 5)).toEqual(['a']);
    expect(firstCharacters(FAMILY.repeat(1000), 7).join('')).toBe(FAMILY.repeat(7));
  });

  it('are whole ones, wherever one stands', () => {
    for (let before = 0; before < 300; before += 1) {
      const text = `${'x'.repeat(before)}${FAMILY}y`;
      expect([...charactersOf(text)].slice(before)).toEqual([FAMILY, 'y']);
      expect(firstCharacters(text, before + 1).at(-1)).toBe(FAMILY);
    }
  });

  // All of such a text, one by one, takes more memory than any machine has.
  it('are found in a text of any length', () => {
    expect(firstCharacters('x'.repeat(10_000_000), 3)).toEqual(['x', 'x', 'x']);
    expect(excerpt('x'.repeat(1_000_000), 4)).toBe('xxx…');
  });
});
