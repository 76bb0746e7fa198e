import { readFileSync } from 'node:fs';

const SANS = require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf');
const RECORD = 16;

interface Made {
  /** The letters that it has, drawn as A, B, C and so on. */
  letters: string;
  /** As `OS/2` has it: 700 is bold. */
  weight: number;
}

/** A font of few letters. */
export function fontOf({ letters, weight }: Made): Buffer {
  const font = readFileSync(SANS);
  const count = font.readUInt16BE(4);
  const cmap = cmapOf(
    [...letters].map((letter, place) => [
      letter.codePointAt(0) ?? 0,
      glyphOf(font, String.fromCharCode(0x41 + place)),
    ]),
  );
  for (let at = 12; at < 12 + count * RECORD; at += RECORD) {
    const [tag, offset] = [font.toString('latin1', at, at + 4), font.readUInt32BE(at + 8)];
    if (tag === 'OS/2') font.writeUInt16BE(weight, offset + 4);
    // Documents tell fonts apart by it.
    if (tag === 'head') font.writeUInt32BE(weight, offset + 8);
    if (tag !== 'cmap') continue;
    font.writeUInt32BE(font.length, at + 8);
    font.writeUInt32BE(cmap.length, at + 12);
  }
  return Buffer.concat([font, cmap]);
}

/** A file of several fonts, as `.ttc` has them. */
export function collectionOf(fonts: Buffer[]): Buffer {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  let start = header.length;
  const moved = fonts.map((font, place) => {
    header.writeUInt32BE(start, 12 + 4 * place);
    const copy = Buffer.from(font);
    for (let at = 12; at < 12 + copy.readUInt16BE(4) * RECORD; at += RECORD)
      copy.writeUInt32BE(copy.readUInt32BE(at + 8) + start, at + 8);
    start += copy.length;
    return copy;
  });
  return Buffer.concat([header, ...moved]);
}

/** Of format 12, a group for each. */
function cmapOf(letters: [codePoint: number, glyph: number][]): Buffer {
  const groups = letters.toSorted(([one], [other]) => one - other).flatMap(([at, glyph]) => [at, at, glyph]);
  const head = [0x00000001, 0x0003000a, 12, 0x000c0000, 16 + 4 * groups.length, 0, letters.length];
  return Buffer.concat(
    [...head, ...groups].map((word) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(word);
      return bytes;
    }),
  );
}

/** By format 4 of the font's own table. */
function glyphOf(font: Buffer, letter: string): number {
  const post = letter.charCodeAt(0);
  const table = tableAt(font, 'cmap');
  for (let entry = table + 4; entry < table + 4 + 8 * font.readUInt16BE(table + 2); entry += 8) {
    const at = table + font.readUInt32BE(entry + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const segments = font.readUInt16BE(at + 6) / 2;
    const [ends, starts] = [at + 14, at + 16 + 2 * segments];
    for (let one = 0; one < segments; one++) {
      if (font.readUInt16BE(ends + 2 * one) < post) continue;
      const ranges = starts + 4 * segments + 2 * one;
      const delta = font.readUInt16BE(starts + 2 * segments + 2 * one);
      const range = font.readUInt16BE(ranges);
      if (range === 0) return (post + delta) % 65536;
      return font.readUInt16BE(ranges + range + 2 * (post - font.readUInt16BE(starts + 2 * one)));
    }
  }
  throw new Error(`no glyph for ${letter}`);
}

function tableAt(font: Buffer, wanted: string): number {
  for (let at = 12; at < 12 + font.readUInt16BE(4) * RECORD; at += RECORD)
    if (font.toString('latin1', at, at + 4) === wanted) return font.readUInt32BE(at + 8);
  throw new Error(`no table ${wanted}`);
}
