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
  ['an unknown urgency', { urgency: 'extreme' }, 422],
  ['a repeated subject', { subject: ['one', 'two'] }, 422],
  ['a repeated category', { category: ['', ''] }, 422],
  ['a category that is no id', { category: '12' }, 422],
  ['a category that does not exist', { category: '019a0000-0000-7000-8000-000000000000' }, 422],
  ['a custom field that does not exist', { 'fields.nope': 'x' }, 422],
  ['a description over the limit', { description: 'x'.repeat(50_001) }, 422],
  ['a NUL byte', { subject: 'a\0b' }, 400],
])('%s is refused', async (_name, fields, status) => {
  const before = await count();
  expect((await customer.upload('/portal/tickets', { ...GOOD, ...fields }, [])).status).toBe(status);
  expect(await count()).toBe(before);
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
  expect(text).not.toContain('\u202d');
  const shown = html.querySelectorAll('.attachments a').map((link) => link.text);
  expect(shown).toEqual(['passwd', 'invgnp.exe', '"; rm -rf.txt', '👾.png']);
  expect(text).not.toContain('\u202e');
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
  ['/portal/tickets?section=secret', 400],
  ['/portal/tickets?section=open&section=done', 400],
  ['/portal/tickets?cursor=x', 400],
  ['/portal/tickets?q=a&q=b', 400],
  [`/portal/tickets?q=${'x'.repeat(201)}`, 400],
  ['/portal/tickets?q=%27%22%28%26%7C%21%3A*', 200],
  ['/portal/tickets?q=%00', 400],
  ['/portal/tickets?section[a]=1', 200],
  ['/portal/tickets/new?category=1', 400],
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
  expect(empty.html.querySelector('#composer-error')?.text).toContain('This is required.');
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
