import { safeFileName } from '../../../src/platform/files';
import { namesInZip } from '../../../src/platform/files/zip';
import { folded } from '../../../src/platform/i18n/folded';
import { normalized } from '../../../src/platform/normalized';
import { prose } from '../../../src/platform/prose';
import { initialsOf } from '../../../src/platform/views/face';

// Texts that cost more than their length. What the engine is given is counted, nothing is timed.

const MARKS = `a${'\u0301'.repeat(25_000)}${'\u0316'.repeat(25_000)}`;
const DOTS = `${'.'.repeat(50_000)}x`;
/** As many as the engine puts in order at once: the time grows with their square. */
const MOST_MARKS = 1000;

/** The most marks in a row that the engine is given while something runs. */
function marksIn(run: () => unknown): number {
  const spy = jest.spyOn(String.prototype, 'normalize');
  try {
    run();
    return Math.max(...spy.mock.contexts.map((text) => longestRun(String(text))));
  } finally {
    spy.mockRestore();
  }
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/\p{M}+/gu) ?? []).map((run) => run.length));

test.each<[string, (text: string) => unknown]>([
  ['the text of a link', (text) => prose(`[${text}](https://example.test/)`)],
  ['a file’s name', safeFileName],
  ['a name in a ZIP', (text) => namesInZip([text])],
  ['what is looked for', folded],
  ['a person’s initials', initialsOf],
])('%s: marks without end are not put in order', (_what, run) => {
  expect(marksIn(() => run(MARKS))).toBeLessThanOrEqual(MOST_MARKS);
});

test('a text of any writing is normalised as the engine does it', () => {
  for (const text of [
    'Ångström',
    'e\u0316\u0301',
    'ท\u0e35\u0e48',
    'ﬁ',
    '\uff76\uff9e',
    `a${'\u0301'.repeat(30)}`,
  ])
    for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD'] as const)
      expect(normalized(text, form)).toBe(text.normalize(form));
});

test('a file’s name of any length keeps its beginning and its extension', () => {
  const name = safeFileName(`${'name '.repeat(20_000)}.tar.gz`);
  expect(name).toMatch(/^name name .*\.gz$/);
  expect(safeFileName(`x${'.'.repeat(50_000)}`)).toMatch(/^x$/);
  expect(Buffer.byteLength(safeFileName(DOTS))).toBeLessThanOrEqual(255);
});
