import { isolated } from '../../public/js/file-names.js';
import { isolated as isolatedOnServer } from '../../src/platform/prose';

test('browser and server isolate the same names', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0x10ffff; code += 1) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const name = `a${String.fromCodePoint(code)}.pdf`;
    if (isolated(name) !== isolatedOnServer(name)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
  expect(isolated('\u{1e900}.pdf')).toBe('\u2068\u{1e900}.pdf\u2069');
});

test('a name stands in a sentence as it is, whatever signs it has', () => {
  const { filled } = jest.requireActual<{
    filled(sentence: string, values: Record<string, string>): string;
  }>('../../public/js/file-names.js');
  const values = { name: "$& $1 $$ $' [size].pdf", size: '2 MB' };
  expect(filled('[name] has [size]; at most [other]', values)).toBe(
    "$& $1 $$ $' [size].pdf has 2 MB; at most [other]",
  );
});
