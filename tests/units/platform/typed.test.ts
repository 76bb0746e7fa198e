import { typed, typedLines } from '../../../src/platform/typed';
import { fc } from '../../support/properties';

const text = fc.array(
  fc.oneof(fc.constantFrom('\r', '\n', ' ', '\t'), fc.string({ unit: 'binary', maxLength: 12 })),
  {
    maxLength: 12,
  },
);

describe('typed', () => {
  it.each([
    ['  one line \t', 'one line'],
    ['\r\n \r\n    npm start\r\n      --quiet  \r\n\r\n', '    npm start\n      --quiet'],
    ['a \rb', 'a \nb'],
    [' \n \t', ''],
    ['> said\n\n\tcode', '> said\n\n\tcode'],
  ])('%j', (value, kept) => {
    expect(typed(value)).toBe(kept);
    expect(typed(kept)).toBe(kept);
  });

  it('loses nothing but space around it', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const value = parts.join('').replace(/\r\n?/g, '\n');
        expect(value.split(typed(value)).join('').trim()).toBe(typed(value) === '' ? value.trim() : '');
        expect(typed(typed(value))).toBe(typed(value));
      }),
    );
  });
});

describe('typedLines', () => {
  it.each([
    ['  one line \t', '  one line'],
    ['\r\n \r\n    npm start\r\n      --quiet  \r\n\r\n', '    npm start\n      --quiet'],
    [' \n \t', ''],
  ])('%j', (value, kept) => {
    expect(typedLines(value)).toBe(kept);
    expect(typedLines(kept)).toBe(kept);
  });

  it('loses nothing but empty lines before and blanks behind', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const value = parts.join('').replace(/\r\n?/g, '\n');
        const [before, after] = value.split(typedLines(value), 2);
        if (value.trim() === '') expect(typedLines(value)).toBe('');
        else expect([before, after?.trim()]).toEqual([expect.stringMatching(/^(\s*\n)?$/), '']);
      }),
    );
  });
});
