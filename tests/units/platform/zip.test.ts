import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { namesInZip, zipOf } from '../../../src/platform/files';

const file = (name: string, open: () => Promise<Readable>, size = 1) => ({
  name,
  size,
  modifiedAt: new Date(),
  open,
});

test.each([
  [
    ['a.txt', 'A.TXT', 'a.txt'],
    ['a.txt', 'A (2).TXT', 'a (3).txt'],
  ],
  [
    ['a.txt', 'a (2).txt', 'a.txt'],
    ['a.txt', 'a (2).txt', 'a (3).txt'],
  ],
  [
    ['ñ.pdf'.normalize('NFD'), 'ñ.pdf'],
    ['ñ.pdf', 'ñ (2).pdf'],
  ],
  [['a/b\\c:d*e?f"g<h>i|j'], ['a_b_c_d_e_f_g_h_i_j']],
  [
    ['..', '.'],
    ['_', '_ (2)'],
  ],
  [
    ['README', 'readme'],
    ['README', 'readme (2)'],
  ],
  [
    ['CON', 'nul.txt', 'Aux.tar.gz', 'com1.log', 'LPT³', 'prn .txt', 'console.log', 'com10', 'a.con'],
    ['CON_', 'nul_.txt', 'Aux_.tar.gz', 'com1_.log', 'LPT³_', 'prn_ .txt', 'console.log', 'com10', 'a.con'],
  ],
  [
    ['a.txt. .', 'a.txt', 'b ', ' . ', 'c\u0001\n.txt'],
    ['a.txt', 'a (2).txt', 'b', '_', 'c__.txt'],
  ],
  [
    ['con', 'CON_', 'con.'],
    ['con_', 'CON_ (2)', 'con_ (3)'],
  ],
  [
    // One letter has two small ones.
    ['ΟΔΟΣ.pdf', 'οδος.pdf', 'οδοσ.pdf'],
    ['ΟΔΟΣ.pdf', 'οδος (2).pdf', 'οδοσ (3).pdf'],
  ],
])('names %j are %j in an archive', (names, expected) => {
  expect(namesInZip(names)).toEqual(expected);
});

test('a name that is as long as any may be stays so where it gets a number', () => {
  const long = `${'ñ'.repeat(125)}a.pdf`;
  const names = namesInZip([long, long, long]);
  expect(names).toEqual([long, `${'ñ'.repeat(123)} (2).pdf`, `${'ñ'.repeat(123)} (3).pdf`]);
  expect(names.map((name) => Buffer.byteLength(name))).toEqual([255, 254, 254]);
});

test('a file that cannot be opened breaks the archive off, and those after it are not opened', async () => {
  const opened: string[] = [];
  const open = (name: string, fails = false) =>
    file(name, async () => {
      opened.push(name);
      if (fails) throw new Error('gone');
      return Readable.from(['x']);
    });
  await expect(buffer(zipOf([open('a'), open('b', true), open('c')]))).rejects.toThrow('gone');
  expect(opened).toEqual(['a', 'b']);
});

test('a reader who goes away leaves no file open', async () => {
  const endless = new Readable({
    read() {
      this.push(Buffer.alloc(1024));
    },
  });
  const zip = zipOf([file('endless', async () => endless, 1e9)]);
  await once(zip, 'readable');
  zip.destroy();
  if (!endless.destroyed) await once(endless, 'close');
  expect(endless.destroyed).toBe(true);
});
