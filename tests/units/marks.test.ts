import { parse } from 'node-html-parser';
import { marked } from '../../public/js/marks.js';
import { prose } from '../../src/platform/prose';
import { fc } from '../support/properties';
import { readBack } from './platform/prose-reading';

/** The text with its selection in ‹›, after a button. */
function after(kind: string, shown: string): string {
  const start = shown.indexOf('‹');
  const end = shown.indexOf('›') - 1;
  const text = shown.replace(/[‹›]/g, '');
  const made = marked(kind, text, { start, end });
  const whole = text.slice(0, made.start) + made.by + text.slice(made.end);
  const [from, to] = [made.start + made.from, made.start + made.to];
  return `${whole.slice(0, from)}‹${whole.slice(from, to)}›${whole.slice(to)}`;
}

test.each([
  ['bold', 'a ‹b› c', 'a **‹b›** c'],
  ['bold', 'a ‹› c', 'a **‹›** c'],
  ['italic', '‹ b ›c', ' _‹b›_ c'],
  ['bold', '‹one\n\n  two›', '‹**one**\n\n  **two**›'],
  ['code', 'a ‹x < y›', 'a `‹x < y›`'],
  ['code', 'a\nb‹1\n  c›2\nd', 'a\n```\n‹b1\n  c2›\n```\nd'],
  ['code', '‹```\na\n```›', '````\n‹```\na\n```›\n````'],
  ['list', 'a\nb‹1\nc›2', 'a\n- b1\n- c2‹›'],
  ['quote', '‹a\nb\n›c', '> a\n> b‹›\nc'],
  ['list', 'a\n‹›', 'a\n- ‹›'],
  ['link', 'the ‹manual›', 'the [manual](‹https://›)'],
  ['link', '‹›', '[‹›](https://)'],
  ['link', '‹https://a.test/b›', '[‹›](https://a.test/b)'],
])('%s of %j', (kind, shown, expected) => {
  expect(after(kind, shown)).toBe(expected);
});

const words = fc.array(fc.constantFrom('impresora', 'ñ', 'a.b', '5*3', 'C:\\x', 'مشكلة', '1', '(x)', '«y»'), {
  minLength: 1,
  maxLength: 4,
});
const lines = fc
  .array(words, { minLength: 1, maxLength: 4 })
  .map((all) => all.map((line) => line.join(' ')).join('\n'));

test.each([
  ['bold', 'strong'],
  ['italic', 'em'],
  ['list', 'ul'],
  ['quote', 'blockquote'],
])('what the button %s writes is shown as <%s>', (kind, tag) => {
  fc.assert(
    fc.property(lines, (text) => {
      fc.pre(kind !== 'bold' || !text.includes('*'));
      const { by } = marked(kind, text, { start: 0, end: text.length });
      expect(parse(prose(by)).querySelector(tag)).not.toBeNull();
      expect(readBack(prose(by))).toBe(by);
    }),
    { numRuns: 50 },
  );
});

test('what the button for code writes is shown as code, whatever it is', () => {
  fc.assert(
    fc.property(lines, fc.constantFrom('', '\n```', '\n````\n- x'), (text, more) => {
      const code = `${text}\n${text}${more}`;
      const { by } = marked('code', code, { start: 0, end: code.length });
      expect(parse(prose(by), { blockTextElements: {} }).querySelector('pre')?.text).toBe(code);
    }),
    { numRuns: 50 },
  );
});
