import fc from 'fast-check';
import { type HTMLElement, parse } from 'node-html-parser';
import { cleanHtml, excerpt, renderMarkdown } from '../../../src/platform/markdown';
import { typed } from '../../../src/platform/typed';

const spice = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[a](javascript:alert(1))',
  '[a](JaVaScRiPt&colon;alert(1))',
  '<a href="&#106;avascript:alert(1)" onmouseover=x>',
  '<javascript:alert(1)>',
  '![x](x "onload=alert(1)")',
  '[a]: data:text/html;base64,PHNjcmlwdD4= "t"\n',
  '<svg/onload=x>',
  '<!--',
  '-->',
  '<![CDATA[',
  '"><',
  '`',
  '```"onclick=x\n',
  '<math><mtext></p>',
  '<p data-hx-get=/x hx-on:click=y>',
  '\\',
  '\0',
  '&lt;script&gt;',
);
const text = fc.array(fc.oneof(spice, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 });

describe('renderMarkdown', () => {
  it.each([
    ['**bold** and *soft* and ~~gone~~', '<p><strong>bold</strong> and <em>soft</em> and <s>gone</s></p>\n'],
    ['one\ntwo', '<p>one<br />\ntwo</p>\n'],
    ['# Title\n## Part', '<h2>Title</h2>\n<h3>Part</h3>\n'],
    ['3. three', '<ol start="3">\n<li>three</li>\n</ol>\n'],
    ['```js\na < b\n```', '<pre><code class="language-js">a &lt; b\n</code></pre>\n'],
    ['![a <b> cat](https://x.test/cat.png)', '<p>a &lt;b&gt; cat</p>\n'],
    ['<b>raw</b>', '<p>&lt;b&gt;raw&lt;/b&gt;</p>\n'],
    ['|a|b|\n|:-:|-|\n|1|2|', /^<table tabindex="0">\n<thead>\n<tr>\n<th>a<\/th>/],
    ['see https://example.com/x.', /<a href="https:\/\/example.com\/x" rel="noopener nofollow ugc">/],
    ['write to ana@example.com', /<a href="mailto:ana@example.com" rel/],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>\n'],
    ['[x](//evil.test)', '<p><a rel="noopener nofollow ugc">x</a></p>\n'],
    ['[x](data:text/html,hi)', '<p>[x](data:text/html,hi)</p>\n'],
    ['[x](ftp://host/file)', '<p><a rel="noopener nofollow ugc">x</a></p>\n'],
    ['', ''],
  ])('%j', (source, html) => {
    if (typeof html === 'string') expect(renderMarkdown(source)).toBe(html);
    else expect(renderMarkdown(source)).toMatch(html);
  });
});

describe('cleanHtml', () => {
  it.each([
    ['<p onclick="x()" style="color:red" id="a" class="b" data-hx-get="/x" hx-get="/y">t</p>', '<p>t</p>'],
    ['<script>alert(1)</script><style>p{}</style>t', 't'],
    ['<img src=x onerror=alert(1)><svg onload=alert(1)></svg><iframe src="https://x.test"></iframe>t', 't'],
    ['<a href="java\tscript:alert(1)">t</a>', '<a rel="noopener nofollow ugc">t</a>'],
    [
      '<a href="HTTPS://x.test" target="_top" rel="opener">t</a>',
      '<a href="HTTPS://x.test" rel="noopener nofollow ugc">t</a>',
    ],
    ['<code class="language-js evil">t</code>', '<code class="language-js">t</code>'],
    ['<form action="/x"><input name="_csrf"><button>Go</button></form>', 'Go'],
    ['<h1>t</h1>', '<h2>t</h2>'],
  ])('%j', (html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
  });
});

describe('nothing harmful survives', () => {
  const ATTRIBUTES = new Set(['a href', 'a title', 'a rel', 'ol start', 'code class']);
  const TAGS = new Set(
    'p br hr ul ol li blockquote pre code h2 h3 h4 h5 h6 a strong em s b i u del ins sub sup kbd table thead tbody tr th td'.split(
      ' ',
    ),
  );

  function assertHarmless(element: HTMLElement): void {
    for (const child of element.querySelectorAll('*')) {
      const tag = child.rawTagName.toLowerCase();
      expect(TAGS).toContain(tag);
      for (const [name, value] of Object.entries(child.attributes)) {
        expect(ATTRIBUTES).toContain(`${tag} ${name}`);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:|\/(?!\/)|#|\?|[^:]*$)/i);
      }
    }
  }

  it('of Markdown', () => {
    fc.assert(
      fc.property(text, (parts) => assertHarmless(parse(renderMarkdown(parts.join(''))))),
      { numRuns: 500 },
    );
  });

  it('of HTML', () => {
    fc.assert(
      fc.property(text, (parts) => assertHarmless(parse(cleanHtml(parts.join(''))))),
      { numRuns: 500 },
    );
  });
});

describe('excerpt', () => {
  it.each([
    ['**Short** text', 40, 'Short text'],
    ['one two\n\nthree four five', 15, 'one two three…'],
    ['😀'.repeat(30), 10, `${'😀'.repeat(9)}…`],
    ['👩‍👩‍👧'.repeat(4), 3, '👩‍👩‍👧👩‍👩‍👧…'],
    ['', 10, ''],
    ['# Title\n- a\n- `b`\n\n> c\n\n```js\nd\n```', 40, 'Title a b c d'],
    ['|a|b|\n|-|-|\n|1|**2**|', 40, 'a b 1 2'],
    ['see [the *manual*](https://x.test) & ![a photo](https://x.test/p.png)', 40, 'see the manual & a photo'],
    ['**bold**text <b>raw</b>', 40, 'boldtext <b>raw</b>'],
    ['one  \ntwo\nthree', 40, 'one two three'],
    ['مرحبا **بالعالم**', 40, 'مرحبا بالعالم'],
  ])('of %j in %d characters', (source, length, line) => {
    expect(excerpt(source, length)).toBe(line);
  });

  it('is one line, no longer than asked, of whatever text', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), (parts, length) => {
        const line = excerpt(parts.join(''), length);
        expect([...new Intl.Segmenter().segment(line)].length).toBeLessThanOrEqual(length);
        expect(line).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});

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
