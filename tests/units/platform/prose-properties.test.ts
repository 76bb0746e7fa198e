import { type HTMLElement, parse } from 'node-html-parser';
import { excerpt, mailProse, prose } from '../../../src/platform/prose';
import { typed } from '../../../src/platform/typed';
import { fc } from '../../support/properties';
import { readBack } from './prose-reading';

const spice = fc.constantFrom(
  ...[
    '**',
    '_',
    '`',
    '```\n',
    '\n```\n',
    '- ',
    '\n- ',
    '1. ',
    '\n2. ',
    '\n10. ',
    '> ',
    '\n> ',
    '\n>\n',
    '#',
    '---',
    '|',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\\',
    '\\\\',
    '*',
    '(',
    ')',
    '[',
    ']',
    '~~',
    '<',
    '&amp;',
    '&#106;',
    '+ 34',
  ],
  ...[
    '**a b**',
    ' _a_ ',
    ' `x < y` ',
    '[a](https://x.test/b_(c))',
    'www.x.test.',
    '(http://x.test/)',
    'a@b.test',
  ],
  ...[
    '[www.y.test](http://x.test)',
    'http://аррӏе.test',
    '[a](javascript:alert(1))',
    '[a](https://"onclick=x)',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '-->',
    '<![CDATA[',
    'مشكلة',
    '\u202e',
    'ñ',
  ],
);
const text = fc
  .array(fc.oneof(spice, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 16 })
  .map((parts) => typed(parts.join('')));

/** A quote's empty line has no blank, whoever typed one. */
const unpadded = (source: string) => source.replace(/^((?:> )*)> $/gm, '$1>');

/** Mails have neither tabs nor blanks that fold, and an empty line is empty. */
const asMailed = (source: string) =>
  unpadded(source.replace(/\t/g, '    ').replace(/\u00a0/g, ' ')).replace(
    /^((?:> )*)[^\S\n]+$/gm,
    (_line, quotes) => quotes.trim(),
  );

describe('a text that somebody typed', () => {
  it('is on the page character for character', () => {
    fc.assert(
      fc.property(text, (source) => expect(unpadded(readBack(prose(source)))).toBe(unpadded(source))),
      { numRuns: 1000 },
    );
  });

  it('is in the HTML of a mail character for character', () => {
    fc.assert(
      fc.property(text, (source) => expect(asMailed(readBack(mailProse(source)))).toBe(asMailed(source))),
      { numRuns: 1000 },
    );
  });

  const TAGS = 'p div br ul ol li blockquote pre code a strong em bdi span'.split(' ');
  const ATTRIBUTES = /^(dir|role|href|rel|value|style|class)$/;

  function assertHarmless(root: HTMLElement): void {
    for (const element of root.querySelectorAll('*')) {
      expect(TAGS).toContain(element.rawTagName);
      for (const [name, value] of Object.entries(element.attributes)) {
        expect(name).toMatch(ATTRIBUTES);
        if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/i);
        if (name === 'class') expect(value).toMatch(/^(real-host|language-[\w+#.-]+)$/);
      }
    }
  }

  it.each([
    ['page', prose],
    ['mail', mailProse],
  ])('brings nothing harmful to a %s', (_place, render) => {
    fc.assert(
      fc.property(text, (source) => assertHarmless(parse(render(source)))),
      { numRuns: 500 },
    );
  });

  it('is one line, no longer than asked, where its beginning is shown', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (source, length) => {
        const line = excerpt(source, length);
        expect([...new Intl.Segmenter().segment(line)].length).toBeLessThanOrEqual(length);
        expect(line).not.toMatch(/[\n\r\t]/);
      }),
    );
  });

  // Each of these took the time of its square in some version.
  it.each([
    '_',
    '**',
    '`',
    '[',
    '(_a',
    ' _a',
    ' **a',
    '> ',
    '>\n',
    '1. a\n',
    '1. a\n2. b\n',
    '```a\n',
    'a',
    'a@',
    'a.',
    'www.',
    'http://',
    '[a](https://',
    '[a](https://a(b',
    '()',
    // One sign of four letters, as NFKC reads it.
    '㍿',
    '\u202e',
    '  ',
    '\t',
  ])('of %j many times over is read in one go', (part) => {
    const many = (length: number) => part.repeat(Math.ceil(length / part.length));
    const around = [
      ['', ''],
      ['http://a/', ''],
      ['[a](https://', ''],
      ['[', '](https://x.y/)'],
    ];
    for (const [begin = '', end = ''] of around) {
      const source = begin + many(20_000) + end;
      expect(unpadded(readBack(prose(source)))).toBe(unpadded(source));
      mailProse(source);
    }
  });
});
