import { parse } from 'node-html-parser';
import { directionOf, excerpt, mailProse, prose } from '../../../src/platform/prose';
import { readBack } from './prose-reading';

const PATHS = [
  String.raw`\\servidor\datos\_viejo\*.log`,
  String.raw`\\monaco\Producao\_DESIGN\Site`,
  String.raw`C:\temp\[1]\a_b_c`,
  String.raw`C:\S3\__test`,
  String.raw`C:\P\原型_多对话\00_项目_x.md`,
  String.raw`DOMINIO\_svc`,
  String.raw`a\_b \0 \n a\ b`,
  '/var/_old_/log',
  '~/_a_/b',
];
const LOGS = [
  'Traceback (most recent call last):\n  File "x.py", line 2\n\tfoo()\n    ^^^',
  '# systemctl restart cups',
  'nombre   estado\n------   ------\nPC-01    caído',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '>>> x = 1\n>salida.txt',
  '$_SERVER["_X"] a.__init__() __init__ *args **kwargs',
  '    npm start\n      --quiet',
  '```\nno cierra',
  '``` \nx\n```',
  'a\\\nb',
];
const SENTENCES = [
  'Hola,\nla impresora falla\n-- \nAna',
  'Título\n---\n===',
  '5*3*2 = 30, 2**3**4',
  '2026. Fue un buen año',
  '1. sola',
  '1. uno\n1. uno',
  '01. uno\n02. dos',
  '1) uno\n2) dos',
  '* uno\n+ dos\n  - tres',
  '+ 34 600 123 456',
  '~~no~~ ==no== ^no^',
  '&copy; &amp; &lt;b&gt; <b>no</b> <!-- no -->',
  'x**y**z a_b_c ** a ** _ a _ `` ` ``',
  '[ref]: x.y\n![foto](x.png) [x](ftp://a.b/c) [x](javascript:alert(1)) [x](//a.b)',
];

describe('what is no mark of a button', () => {
  it.each([...PATHS, ...LOGS, ...SENTENCES])('%j is shown as it is', (source) => {
    const html = prose(source);
    expect(readBack(html)).toBe(source);
    expect(parse(html).querySelectorAll(':not(div, br)')).toEqual([]);
  });
});

const inParagraph = (html: string) => `<div role="paragraph" dir="auto">${html}</div>`;

describe('what the buttons write', () => {
  it.each([
    ['**bold** and _soft_.', inParagraph('<strong>bold</strong> and <em>soft</em>.')],
    ['(**_both_**)', inParagraph('(<strong><em>both</em></strong>)')],
    ['¿_qué_? **no**; «_sí_»', inParagraph('¿<em>qué</em>? <strong>no</strong>; «<em>sí</em>»')],
    ['`a < _b_`', inParagraph('<code>a &lt; _b_</code>')],
    ['```js\na < b\n\n  c\n```', '<pre dir="auto"><code class="language-js">a &lt; b\n\n  c</code></pre>'],
    ['````\n```\na\n```\n````', '<pre dir="auto"><code>```\na\n```</code></pre>'],
    ['- a\n- **b**', '<ul dir="auto"><li>a</li><li><strong>b</strong></li></ul>'],
    [
      '1. sí\n2. no\n4. mañana',
      '<ol dir="auto"><li value="1">sí</li><li value="2">no</li><li value="4">mañana</li></ol>',
    ],
    ['2. Hello\n3. you', '<ol dir="auto"><li value="2">Hello</li><li value="3">you</li></ol>'],
    [
      'Ana:\n> a\n>\n> > b',
      `${inParagraph('Ana:')}<blockquote dir="auto">${inParagraph('a')}\n<blockquote dir="auto">${inParagraph('b')}</blockquote></blockquote>`,
    ],
    ['a\n\n\nb', `${inParagraph('a')}\n\n${inParagraph('b')}`],
    ['', ''],
  ])('%j', (source, html) => {
    expect(prose(source)).toBe(html);
  });

  it('is told from what it stands for where a text is shown on one line', () => {
    const source = '**Title** `x`\n- a\n1. b\n2. c\n\n> d\n\n```js\ne\n```\n[the _f_](https://x.test) a_b';
    expect(excerpt(source, 60)).toBe('Title x a b c d e the _f_ a_b');
  });
});

describe('addresses', () => {
  const linked = (source: string) =>
    parse(prose(source))
      .querySelectorAll('a')
      .map((link) => [link.getAttribute('href'), link.text]);

  it.each([
    ['www.example.com.', 'https://www.example.com', 'www.example.com'],
    ['https://a.b/c?x=[1]', 'https://a.b/c?x=[1]', 'https://a.b/c?x=[1]'],
    ['[https://a.b/c(d)]', 'https://a.b/c(d)', 'https://a.b/c(d)'],
    ['WWW.Google.DE!', 'https://WWW.Google.DE', 'WWW.Google.DE'],
    ['http://a/x/, y', 'http://a/x/', 'http://a/x/'],
    ['(http://ex.mp/).', 'http://ex.mp/', 'http://ex.mp/'],
    [
      '(véase http://a.b/Terminator_(franchise))',
      'http://a.b/Terminator_(franchise)',
      'http://a.b/Terminator_(franchise)',
    ],
    ['http://a.b/?q=google_', 'http://a.b/?q=google', 'http://a.b/?q=google'],
    ['http://a.b/x_-_en_-_y!', 'http://a.b/x_-_en_-_y', 'http://a.b/x_-_en_-_y'],
    ['**http://a.b/x**', 'http://a.b/x', 'http://a.b/x'],
    ['«http://a.b/x»', 'http://a.b/x', 'http://a.b/x'],
    ['见http://a.b/x。好', 'http://a.b/x', 'http://a.b/x'],
    ['http://a.b/\u202egnp.exe', 'http://a.b/', 'http://a.b/'],
    ['foo@bar.com.', 'mailto:foo@bar.com', 'foo@bar.com'],
    ['[the manual](https://a.b/c_(d))', 'https://a.b/c_(d)', 'the manual'],
  ])('in %j', (source, href, text) => {
    expect(linked(source)).toEqual([[href, text]]);
  });

  it.each([
    'www.',
    'www.a',
    'http://',
    '[a](https://)',
    'xhttp://a.b',
    'a@b',
    'example.com',
    String.raw`\\www.a.b`,
  ])('are none in %j', (source) => expect(linked(source)).toEqual([]));

  it.each([
    ['[www.banco.com](http://evil.test)', 'evil.test'],
    ['[good.com](http://evil.com/good.com)', 'evil.com'],
    ['[youtube.com/watch?v=1](http://youtube.com.malware.ru/)', 'youtube.com.malware.ru'],
    ['[go to banco．com](https://evil.test)', 'evil.test'],
    ['[ban\u200bco.com](https://evil.test)', 'evil.test'],
    ['[banco。com](https://evil.test)', 'evil.test'],
    ['[bаnco.com](https://banco.com)', 'banco.com'],
    ['[paypal\u0332.com](https://evil.test)', 'evil.test'],
    ['[https://paypal.\u0334com/login](https://evil.test)', 'evil.test'],
    ['[paypalꓸcom](https://evil.test)', 'evil.test'],
    ['[paypal٠com](https://evil.test)', 'evil.test'],
    ['[paypal⸳com](https://evil.test)', 'evil.test'],
    ['[bänco.com](https://banco.com)', 'banco.com'],
    ['[http://intranet/login](https://evil.test)', 'evil.test'],
    ['[HTTPS://localhost:8080](https://evil.test)', 'evil.test'],
    ['[**banco**.com](https://evil.test)', 'evil.test'],
    ['[**_banco_**.com](https://evil.test)', 'evil.test'],
    ['[`banco`.com](https://evil.test)', 'evil.test'],
    [`[a${'\u0301'.repeat(100)}.com](https://evil.test)`, 'evil.test'],
    ['http://аррӏе.com', 'xn--80ak6aa92e.com'],
    ['http://banco.com@evil.test/', 'evil.test'],
    ['http://%65vil.test/', 'evil.test'],
    ['http://2130706433/', '127.0.0.1'],
  ])('that lead elsewhere than they say show it: %j', (source, host) => {
    expect(parse(prose(source)).querySelector('a + .real-host')?.text).toBe(` (${host})`);
    expect(parse(mailProse(source)).text).toContain(` (${host})`);
  });

  it.each([
    '[**https://good.test**](https://evil.test)',
    '[see **_www.good.test_**](https://evil.test)',
    '[**a@good.test**](https://evil.test)',
  ])('are one link where marks hold another address: %j', (source) => {
    expect(linked(source)).toEqual([['https://evil.test', expect.any(String)]]);
    expect(parse(mailProse(source)).querySelectorAll('a')).toHaveLength(1);
  });

  it.each([
    '[example.com](https://www.example.com/x)',
    '[**example**.com](https://example.com)',
    '[http://intranet/login](http://intranet:8080/)',
    '[https://www.example.com/x](https://example.com/x)',
    '[the manual](https://example.com)',
    'http://xn--pple-43d.com',
    'https://EXAMPLE.com:8443/x',
    'http://example.com:80/',
  ])('that say where they lead are left alone: %j', (source) => {
    expect(prose(source)).not.toContain('real-host');
    expect(parse(prose(source)).text).not.toContain('аpple');
  });
});

describe('the side that a text is read from', () => {
  it.each([
    ['مشكلة في الطابعة HP 400!', 'rtl'],
    ['400: שלום', 'rtl'],
    ['HP 400 مشكلة', 'ltr'],
    ['400!', 'ltr'],
  ])('of %j', (source, dir) => {
    expect(directionOf(source)).toBe(dir);
    expect(mailProse(source)).toMatch(new RegExp(`^<p dir="${dir}"`));
    expect(prose(source)).toMatch(/^<div role="paragraph" dir="auto"/);
  });

  it('is told of every paragraph by itself', () => {
    const dirs = parse(mailProse('Hola\n\nمرحبا\n\n> שלום'))
      .querySelectorAll('[dir]')
      .map((block) => block.getAttribute('dir'));
    expect(dirs).toEqual(['ltr', 'rtl', 'rtl', 'rtl']);
  });

  it('is told of every line of a mail, as a page tells it; what has no letter goes with the line before', () => {
    const html = mailProse('Hola\n400!\nمرحبا\n---\n- שלום\n- a');
    const runs = parse(html)
      .querySelectorAll('[dir]')
      .map((run) => [run.getAttribute('dir'), run.innerText]);
    expect(runs).toEqual([
      ['ltr', 'Hola\n400!'],
      ['rtl', 'مرحبا\n---'],
      ['rtl', '- שלום'],
      ['ltr', '- a'],
    ]);
  });

  it('is not turned by a character that nobody sees, which is kept', () => {
    expect(prose('a\u202eb')).toBe(inParagraph('a<bdi>\u202e</bdi>b'));
  });
});

describe('in a mail', () => {
  it('blanks are kept where programs fold them', () => {
    expect(mailProse('  a   b\n\tc')).toContain('&nbsp; a&nbsp;&nbsp; b<br>&nbsp;&nbsp;&nbsp;&nbsp;c');
  });

  it('code that begins with an empty line keeps it in every program, also in those that drop none behind `<pre>`', () => {
    expect(mailProse('```\n\n10. \n```')).toMatch(/<pre [^>]*><code [^>]*>\n10\. <\/code><\/pre>/);
  });

  it('lists are as typed', () => {
    expect(mailProse('- a\n- b')).toContain('- a<br>- b');
    expect(mailProse('1. a\n4. b')).toContain('1. a<br>4. b');
  });
});
