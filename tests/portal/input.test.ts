import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';

let app: TestApp;
let customer: Browser;
beforeAll(async () => {
  app = await testApp();
  customer = await app.as('customer@demo.test');
  await customer.get('/portal');
});
afterAll(() => app.close());

const GOOD = { subject: 'A subject', description: 'A description', urgency: 'normal' };

const count = async () => Number((await app.system.db('tickets').count())[0]?.count);

test('an empty form comes back with every problem named, and nothing is stored', async () => {
  const before = await count();
  const answer = await customer.upload('/portal/tickets', { subject: ' ', description: '', urgency: '' }, []);
  expect(answer.status).toBe(422);
  const problems = answer.html.querySelectorAll('.error-summary li').map(({ text }) => text.trim());
  expect(problems).toEqual([
    'Urgency: This is required.',
    'Subject: This is required.',
    'Description: This is required.',
  ]);
  expect(answer.html.querySelector('#f-subject')?.getAttribute('aria-invalid')).toBe('true');
  expect(await count()).toBe(before);
});

test('what was typed is kept when something is wrong', async () => {
  const { html } = await customer.get('/portal/tickets/new');
  const category = html
    .querySelectorAll('option')
    .find(({ text }) => text === 'Laptops')
    ?.getAttribute('value');
  const typed = {
    subject: '"><b>Hi</b> 🚀',
    description: 'Line one\n\nLine <two>',
    urgency: 'critical',
    category,
  };
  const answer = await customer.upload(
    '/portal/tickets',
    { ...typed, subject: typed.subject.repeat(40) },
    [],
  );
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('200 characters at most');
  const description = answer.html.querySelector('#f-description')?.text ?? '';
  expect(description.replaceAll('\r', '').trim()).toBe(typed.description);
  expect(answer.html.querySelector('[name="urgency"][checked]')?.getAttribute('value')).toBe('critical');
  expect(answer.html.querySelector('option[selected]')?.getAttribute('value')).toBe(category);
  expect(answer.text).not.toContain('<b>Hi</b>');
});

test.each([
  ['an unknown urgency', { urgency: 'extreme' }],
  ['a repeated subject', { subject: ['one', 'two'] }],
  ['a repeated category', { category: ['', ''] }],
  ['a category that is no id', { category: '12' }],
  ['a category that does not exist', { category: '019a0000-0000-7000-8000-000000000000' }],
  ['a custom field that does not exist', { 'fields.nope': 'x' }],
  ['a description over the limit', { description: 'x'.repeat(50_001) }],
])('%s is refused', async (_name, fields) => {
  const before = await count();
  expect((await customer.upload('/portal/tickets', { ...GOOD, ...fields }, [])).status).toBe(422);
  expect(await count()).toBe(before);
});

test('a text that is too long is counted and given back whole', async () => {
  const description = `  ${'😀'.repeat(50_000)}`;
  const answer = await customer.upload('/portal/tickets', { ...GOOD, description }, []);
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('#f-description-error')?.text).toContain(
    '50,000 characters at most; it has 50,002.',
  );
  expect(answer.html.querySelector('#f-description')?.text).toBe(`\n${description}`);
});

test('a text is shown as it was typed', async () => {
  const description = '  C:\\temp\\_a_  5*3*2\n# x\0\n\n1. sí\n4. no\n\nمشكلة في HP!';
  const sent = await customer.upload('/portal/tickets', { ...GOOD, description }, []);
  const { html } = await customer.get(sent.location ?? '');
  const blocks = html.querySelectorAll('#description .prose > *');
  expect(blocks.map((block) => [block.rawTagName, block.getAttribute('dir'), block.text])).toEqual([
    ['div', 'auto', '  C:\\temp\\_a_  5*3*2\n# x\ufffd'],
    ['ol', 'auto', 'síno'],
    ['div', 'auto', 'مشكلة في HP!'],
  ]);
});

test('files over the limits leave the form as it was typed', async () => {
  const before = await count();
  const large = { name: 'large "file".bin', content: 'x'.repeat(10 * 1024 * 1024 + 1) };
  const tooLarge = await customer.upload('/portal/tickets', GOOD, [large]);
  expect(tooLarge.status).toBe(422);
  expect(tooLarge.html.querySelector('.upload .error')?.text).toContain('10 MB');
  expect(tooLarge.html.querySelector('#f-subject')?.getAttribute('value')).toBe(GOOD.subject);
  const many = Array.from({ length: 11 }, (_, index) => ({ name: `${index}.txt`, content: 'x' }));
  const tooMany = await customer.upload('/portal/tickets', GOOD, many);
  expect(tooMany.status).toBe(422);
  expect(tooMany.html.querySelector('.upload .error')?.text).toContain('10 files');
  expect(await count()).toBe(before);
});

test('names with quotes, slashes, bidi marks and emoji are shown harmless', async () => {
  const names = ['../../etc/passwd', 'inv\u202egnp.exe', '"; rm -rf.txt', '👾.png'];
  const files = names.map((name) => ({ name, content: 'x' }));
  const turned = { ...GOOD, subject: 'Invoice \u202egnp.exe', description: 'pay \u202d this' };
  const sent = await customer.upload('/portal/tickets', turned, files);
  const { html, text } = await customer.get(sent.location ?? '');
  expect(html.querySelector('h1')?.text).toContain('Invoice gnp.exe');
  // In a text of lines it is kept, and turns nothing.
  expect(text).toContain('pay <bdi>\u202d</bdi> this');
  const shown = html.querySelectorAll('.attachments a').map((link) => link.text);
  expect(shown).toEqual(['passwd', 'invgnp.exe', '"; rm -rf.txt', '👾.png']);
  expect(text).not.toContain('\u202e');
});

test('a text that is far too long comes back, whatever its letters; one that nobody types is told its limit', async () => {
  const long = '界'.repeat(300_000);
  const wrong = await customer.upload('/portal/tickets', { ...GOOD, description: long }, []);
  expect(wrong.status).toBe(422);
  expect(wrong.html.querySelector('#f-description')?.text.trim()).toBe(long);
  const endless = await customer.upload(
    '/portal/tickets',
    { ...GOOD, description: 'x'.repeat(3_000_000) },
    [],
  );
  expect([endless.status, endless.html.querySelector('main')?.text]).toEqual([
    413,
    expect.stringContaining('2 MB'),
  ]);
  const several = { ...GOOD, one: long, two: long, three: long };
  expect((await customer.upload('/portal/tickets', several, [])).status).toBe(413);
});

test('a form that is cut off or without its token stores nothing', async () => {
  const before = await count();
  const type = 'multipart/form-data; boundary=x';
  const cut = await customer.send('/portal/tickets', {
    method: 'POST',
    body: '--x\r\nbroken',
    headers: { 'content-type': type },
  });
  expect(cut.status).toBeGreaterThanOrEqual(400);
  expect(cut.status).toBeLessThan(500);
  const forged = await customer.upload('/portal/tickets', { ...GOOD, _csrf: 'forged' }, []);
  expect(forged.status).toBe(403);
  const foreign = await customer.send('/portal/tickets', {
    method: 'POST',
    body: '{"subject":"x"}',
    headers: { 'content-type': 'application/json' },
  });
  expect(foreign.status).toBe(403);
  expect(await count()).toBe(before);
});

test.each([
  ['/portal/tickets?section=secret', 'section=secret: '],
  ['/portal/tickets?section=open&section=done', 'section=open, done: '],
  ['/portal/tickets?cursor=x', 'cursor=x: '],
  ['/portal/tickets?q=a&q=b', 'q=a, b: '],
  ['/portal/tickets?q=%00', 'q=\ufffd: '],
  ['/portal/tickets/new?category=1', 'category=1: '],
])('%s is a page that says what it left out', async (path, part) => {
  const page = await customer.get(path);
  expect(page.status).toBe(200);
  const left = page.html.querySelectorAll('.unread li').map(({ text }) => text);
  expect(left).toHaveLength(1);
  expect(left[0]).toContain(part);
});

test.each([
  ['/portal/tickets?q=%27%22%28%26%7C%21%3A*', 200],
  [`/portal/tickets?q=${'x'.repeat(10_000)}`, 200],
  ['/portal/tickets?section[a]=1', 200],
  ['/portal/tickets/new?category=019a0000-0000-7000-8000-000000000000', 200],
  ['/portal/tickets/0', 404],
  ['/portal/tickets/1042x', 404],
  ['/portal/tickets/99999999999999999999', 404],
  ['/portal/tickets/999999999999999', 404],
  ['/portal/tickets/%E0%A4%A', 400],
  ['/tickets/99999999999999999999', 404],
])('%s answers %i', async (path, status) => {
  expect((await customer.get(path)).status).toBe(status);
});

test('a reply and a rating that say nothing come back beside their fields, with what was typed', async () => {
  const { location } = await customer.upload('/portal/tickets', GOOD, []);
  const path = location ?? '';
  const empty = await customer.upload(`${path}/replies`, { body: ' \n ' }, []);
  expect(empty.status).toBe(422);
  expect(empty.html.querySelector('#composer-error')?.text).toContain('Write a message or attach a file.');
  const repeated = await customer.post(`${path}/replies`, { body: ['a', 'b'] });
  expect(repeated.status).toBe(422);
  const early = await customer.post(`${path}/rating`, { satisfaction: 5 });
  expect(early.status).toBe(422);
  expect(early.html.querySelector('.error-summary')?.text).toContain('once the ticket is resolved');

  const illegal = await customer.post(`${path}/reopening`);
  expect(illegal.status).toBe(422);
  expect(illegal.html.querySelector('.error-summary')?.text).toContain('Only this is possible: “Closed”');

  await customer.post(`${path}/closure`);
  for (const satisfaction of ['0', '11', '5.5', 'ten', '', '1e1']) {
    const wrong = await customer.post(`${path}/rating`, { satisfaction, feedback: 'Kept words' });
    expect(wrong.status).toBe(422);
    expect(wrong.html.querySelector('#f-feedback')?.text.trim()).toBe('Kept words');
    expect(wrong.html.querySelector('#f-satisfaction-error')).not.toBeNull();
  }
  const again = await customer.post(`${path}/closure`);
  expect(again.location).toBe(path);
});
