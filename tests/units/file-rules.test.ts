import { chosenSince, isText, numbered, withFiles } from '../../public/js/file-rules.js';

const file = (name: string, content = name) => new File([content], name, { type: 'text/plain' });
/** One that its disk no longer gives. */
class GoneFile extends File {
  override slice(): Blob {
    return Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('NotFoundError')) });
  }
}
const shown = async (found: ReturnType<typeof withFiles>) => {
  const { files, problems, replaced } = await found;
  return {
    files: await Promise.all(files.map(async (one) => `${one.name}=${await one.text()}`)),
    problems: problems.map(({ kind, file: { name } }) => `${kind} ${name}`),
    replaced: replaced.map(({ old, by }) => `${old.name} ${by.name}`),
  };
};
const only = (...files: string[]) => ({ files, problems: [], replaced: [] });

test('the same file is there once, by whichever way it comes', async () => {
  const have = [file('nota.txt', 'a')];
  expect(await shown(withFiles(have, [file('nota.txt', 'a')]))).toEqual(only('nota.txt=a'));
  expect(await shown(withFiles(have, [file('nota.txt', 'a')], { isPasted: true }))).toEqual(
    only('nota.txt=a'),
  );
});

test('a corrected file takes the place of the old one, also where both have one size', async () => {
  const have = [file('nota.txt', 'a'), file('otra.txt', 'x')];
  expect(await shown(withFiles(have, [file('nota.txt', 'b')]))).toEqual({
    files: ['nota.txt=b', 'otra.txt=x'],
    problems: [],
    replaced: ['nota.txt nota.txt'],
  });
});

test('pasted pictures that programs give one name are all kept, and so are those of two folders', async () => {
  const have = [file('image.png', '1'), file('image (2).png', '2')];
  expect(await shown(withFiles(have, [file('image.png', '3')], { isPasted: true }))).toEqual(
    only('image.png=1', 'image (2).png=2', 'image (3).png=3'),
  );
  expect(await shown(withFiles([], [file('a.pdf', '1'), file('a.pdf', '2')]))).toEqual(
    only('a.pdf=1', 'a (2).pdf=2'),
  );
});

test.each(['image.jpg', 'image.jpeg', 'image.heic', 'IMAGE.PNG', 'photo.jpg', 'capturedvideo.MOV', 'image'])(
  'a second %s, chosen after the first, is another one: phones call all of them so',
  async (name) => {
    const { files, replaced } = await withFiles([file(name, '1')], [file(name, '2')]);
    expect([files.length, replaced]).toEqual([2, []]);
    expect(files.map((one) => one.name)).toEqual([name, numbered(file(name), [file(name)]).name]);
    expect(await shown(withFiles([file(name, '1')], [file(name, '1')]))).toEqual(only(`${name}=1`));
  },
);

test.each(['my image.jpg', 'image-of-roof.jpg', 'IMG_0545.jpg', 'photos.zip'])(
  'a second %s takes the place of the first',
  async (name) => {
    expect((await withFiles([file(name, '1')], [file(name, '2')])).replaced).toHaveLength(1);
  },
);

test('one name in two spellings of Unicode is one name', async () => {
  const { replaced } = await withFiles([file('ñandú.pdf'.normalize('NFD'))], [file('ñandú.pdf', 'b')]);
  expect(replaced).toHaveLength(1);
});

test('what is too large, too much or cannot be read is named, and the rest is taken', async () => {
  const coming = [
    file('big.iso', 'x'.repeat(11)),
    new GoneFile([''], 'gone.txt'),
    file('a'),
    file('b'),
    file('c'),
  ];
  expect(await shown(withFiles([file('have')], coming, { maxBytes: 10, maxFiles: 3 }))).toEqual({
    files: ['have=have', 'a=a', 'b=b'],
    problems: ['large big.iso', 'unreadable gone.txt', 'many c'],
    replaced: [],
  });
});

test('where one file is taken another one replaces it', async () => {
  expect(await shown(withFiles([file('a')], [file('b')], { maxFiles: 1 }))).toEqual(only('b=b'));
});

test.each([
  ['a.tar.gz', 'a.tar (2).gz'],
  ['LEEME', 'LEEME (2)'],
  ['.bashrc', '.bashrc (2)'],
  ['', ' (2)'],
  ['تقرير.pdf', 'تقرير (2).pdf'],
])('the second %j is %j', (name, second) => {
  expect(numbered(file(name, 'x'), [file(name)]).name).toBe(second);
});

test.each([
  ['cells', 'a\tb\r\n1\t2', ['image.png'], true],
  ['a picture', '', ['image.png'], false],
  ['blanks beside a picture', ' \r\n', ['image.png'], false],
  ['a file with its name', 'nota.txt', ['nota.txt'], false],
  ['files with their paths', '/home/ana/a.txt\nfile:///home/ana/b.txt', ['a.txt', 'b.txt'], false],
  ['a sentence that ends like a file', 'see nota.txt', ['nota.txt'], true],
])('pasting %s', (_what, text, names, expected) => {
  expect(
    isText(
      text,
      names.map((name) => ({ name })),
    ),
  ).toBe(expected);
});

test('what a request had is not there any more, and what was chosen while it was on its way is', () => {
  const at = (name: string, lastModified: number, content = name) =>
    new File([content], name, { lastModified });
  const [sent, more] = [at('nota.txt', 1), at('otra.txt', 1)];
  // Browsers may give the same file by another object.
  const names = (files: File[], had: unknown[]) => chosenSince(files, had).map(({ name }) => name);
  expect(names([sent, more], [at('nota.txt', 1)])).toEqual(['otra.txt']);
  expect(names([sent, more], [sent, more])).toEqual([]);
  // Corrected meanwhile, it is another one; and an empty field sends a file without a name.
  expect(names([at('nota.txt', 2)], [sent])).toEqual(['nota.txt']);
  expect(names([at('nota.txt', 1, 'longer')], [sent])).toEqual(['nota.txt']);
  expect(names([sent], [new File([], '')])).toEqual(['nota.txt']);
  expect(names([sent, at('nota.txt', 1)], [sent])).toEqual(['nota.txt']);
});

test('a listed file that can no longer be read is like none that comes', async () => {
  const gone = Object.assign(file('a.txt', 'x'), {
    arrayBuffer: () => Promise.reject(new Error('NotFoundError')),
  });
  const { files } = await withFiles([gone], [file('a.txt', 'y')]);
  expect(await Promise.all(files.map((one) => one.text()))).toEqual(['y']);
});
