import { blemishesOf } from './blemishes';

const found = (html: string) =>
  blemishesOf(html, (word) => word === 'ui.close').map((what) => what.split(' ')[0]);

test.each([
  ['<p>Up to NaN people</p>', 'NaN'],
  ['<p>by undefined</p>', 'undefined'],
  ['<td>\n null </td>', 'null'],
  ['<time>Invalid Date</time>', 'Invalid'],
  ['<p>Avatar \uFFFD</p>', '\uFFFD'],
  ['<li>[object Object]</li>', '[object'],
  ['<p>Hello, {name}</p>', '{name}'],
  ['<p>{count, plural, other {#}}</p>', '{count,'],
  ['<p>{{ me.name }}</p>', '{{'],
  ['<code>{{ me.name }}</code>', '{{'],
  ['<code data-liquid>{{ me.name }}</code><p>{{ me.name }}</p>', '{{'],
  ['<code data-liquid>undefined</code>', 'undefined'],
  ['<textarea title="{{ x }}" data-other="data-liquid">{% if %}</textarea>', '{%'],
  ['<button>ui.close</button>', 'ui.close'],
  ['<button aria-label="ui.close">×</button>', 'ui.close'],
  ['<input placeholder="undefined" value="a > b">', 'undefined'],
  [`<input title='{name}'>`, '{name}'],
  ['<a href="/desk?next=undefined">x</a>', 'undefined'],
  ['<body data-failed="{reason}">', '{reason}'],
])('%s is not to be said', (html, word) => {
  expect(found(html)).toContain(word);
});

test('what people may read is', () => {
  const html = `<!doctype html><p>Nullable, ui.closed, mail@ui.test</p><script>undefined ?? null</script>
    <meta name="htmx-config" content='{"history":"reload"}'><code>{{requester.name}}</code><span>Hi {{reques…</span>
    <textarea name="a" data-liquid rows="3">\n{% if x %}{{ y }}{% endif %}</textarea><code data-liquid>{{ x }}</code>
    <input value="{{ x }} &#39;" data-liquid>`;
  expect(found(html)).toEqual([]);
});
