import { createCanned } from '../../src/features/canned';
import { changeTicket, reply } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { attributeValue, fileTicket, idOf, pageNow, ticketNow, words } from './ticket.support';

let app: TestApp;
let technician: Browser;
let other: Browser;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  other = await app.as('technician2@demo.test');
  admin = await app.as('admin@demo.test');
  // The form token comes with any page.
  await technician.get('/desk/tickets');
  await other.get('/desk/tickets');
  await admin.get('/desk/tickets');
});
afterAll(() => app.close());

const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;

describe('the page', () => {
  test('shows the conversation, notes apart, and every change with who and both values', async () => {
    const ticket = await fileTicket(app);
    const ctx = await app.ctx('technician@demo.test');
    await reply(ctx, ticket.id, { body: 'Have you tried another cable?', visibility: 'public' });
    await reply(ctx, ticket.id, { body: 'The dock again', visibility: 'internal' });
    await changeTicket(ctx, ticket.id, {
      priority: 'P1',
      assigneeId: await idOf(app, 'technician@demo.test'),
    });
    const answer = await technician.get(at(ticket.number));
    expect(answer.status).toBe(200);
    expect(words(answer, 'h1')).toBe('The screen stays black');
    expect(words(answer, '.entry.reply')).toContain('Have you tried another cable?');
    expect(words(answer, '.entry.note')).toContain('Internal note');
    expect(words(answer, '.entry.note')).toContain('The dock again');
    const events = words(answer, '.event');
    expect(events).toContain('Clara Cliente opened the ticket');
    expect(events).toMatch(
      /Técnico took the ticket and changed priority: P3 · Medium → ?becomes P1 · Critical/,
    );
    expect(events).toContain('Tomás Técnico set the ticket in progress');
    expect(words(answer, '#card-requester')).toContain('Acme');
    expect(words(answer, '#card-facts')).toContain('Web');
  });

  test('does not exist for a technician of another department, nor does anything below it', async () => {
    const { number } = await fileTicket(app);
    for (const path of ['', '/edit', '/participants'])
      expect((await other.get(at(number, path))).status).toBe(404);
    for (const path of [
      '/replies',
      '/properties',
      '/assignment',
      '/closure',
      '/followers',
      '/participants',
    ]) {
      expect((await other.post(at(number, path), { body: 'x', visibility: 'public' })).status).toBe(404);
    }
    expect((await technician.post(at(number, '/deletion'))).status).toBe(404);
    expect((await technician.get('/desk/tickets/0')).status).toBe(404);
    expect((await technician.get('/desk/tickets/abc')).status).toBe(404);
    expect((await technician.get(at(number, '?before=nonsense'))).status).toBe(200);
    expect((await technician.get(at(number, '?view=none'))).status).toBe(200);
  });

  test('asks the database at most eight times, however long the ticket is', async () => {
    const ticket = await fileTicket(app);
    const ctx = await app.ctx('technician@demo.test');
    for (let index = 0; index < 60; index += 1) {
      await reply(ctx, ticket.id, { body: `Entry ${index}`, visibility: index % 2 ? 'internal' : 'public' });
    }
    await technician.get(at(ticket.number));
    let queries = 0;
    const count = ({ sql }: { sql: string }) => {
      if (!/^(begin|commit|rollback|savepoint|release)/i.test(sql)) queries += 1;
    };
    app.system.db.on('query', count);
    const answer = await technician.get(at(ticket.number, '?view=all'));
    app.system.db.removeListener('query', count);
    expect(queries).toBeLessThanOrEqual(8);
    expect(answer.html.querySelectorAll('.timeline > .entry').length).toBeLessThanOrEqual(51);
    const earlier = answer.html.querySelector('#earlier a')?.getAttribute('href') ?? '';
    const older = await technician.get(earlier.split('#')[0] ?? '');
    expect(words(older, '.timeline')).toContain('Entry 0');
    expect(words(older, '#latest')).toContain('Back to the latest');
  });

  test('leads to the tickets before and after it in the queue', async () => {
    const [first, second, third] = [await fileTicket(app), await fileTicket(app), await fileTicket(app)];
    const { html } = await technician.get(at(second.number, '?view=all'));
    const links = ['k', 'j'].map((key) =>
      html.querySelector(`[data-shortcut="${key}"]`)?.getAttribute('href'),
    );
    expect(links.sort()).toEqual([at(first.number, '?view=all'), at(third.number, '?view=all')].sort());
    expect((await technician.get(at(second.number))).html.querySelector('[data-shortcut="j"]')).toBeNull();
  });
});

describe('replies and notes', () => {
  test('a reply starts the work and can set the status on the way', async () => {
    const { number } = await fileTicket(app);
    const first = await technician.post(at(number, '/replies?view=mine'), {
      body: 'On it',
      visibility: 'public',
    });
    expect(first).toMatchObject({ status: 303, location: at(number, '?view=mine') });
    expect(await ticketNow(app, number)).toMatchObject({ status: 'in_progress' });
    await technician.post(at(number, '/replies'), {
      body: 'And?',
      visibility: 'public',
      status: 'on_hold:customer',
    });
    expect(await ticketNow(app, number)).toMatchObject({ status: 'on_hold', holdReason: 'customer' });
    const fields = { body: 'Done', visibility: 'public', status: 'resolved', solution: 'A new cable' };
    await technician.post(at(number, '/replies'), fields);
    expect(await ticketNow(app, number)).toMatchObject({ status: 'resolved', solution: 'A new cable' });
  });

  test('a note leaves the status alone and stays inside', async () => {
    const { number } = await fileTicket(app);
    await technician.post(at(number, '/replies'), { body: 'Secret', visibility: 'internal', status: '' });
    expect(await ticketNow(app, number)).toMatchObject({ status: 'new', firstResponseAt: null });
    const customer = await app.as('customer@demo.test');
    expect((await customer.get(`/portal/tickets/${number}`)).text).not.toContain('Secret');
  });

  test('on hold without a reason is refused beside the text, which is kept', async () => {
    const { number } = await fileTicket(app);
    const fields = { body: 'A "long" <answer>', visibility: 'internal', status: 'on_hold' };
    const answer = await technician.post(at(number, '/replies'), fields);
    expect(answer.status).toBe(422);
    expect(words(answer, '.error-summary')).toContain('Say what it is waiting for.');
    expect(answer.html.querySelector('#composer-body')?.text.trim()).toBe('A "long" <answer>');
    expect(attributeValue(answer, '[name="visibility"][checked]')).toBe('internal');
    expect((await pageNow(app, number)).timeline.filter(({ kind }) => kind !== 'event')).toHaveLength(0);
  });

  test('an empty, repeated or impossible reply is refused', async () => {
    const { number } = await fileTicket(app);
    const wrong = [
      { body: ' ', visibility: 'public' },
      { body: ['a', 'b'], visibility: 'public' },
      { body: 'x', visibility: 'everyone' },
      { body: 'x', visibility: 'public', status: 'reopened' },
      { body: 'x'.repeat(50_001), visibility: 'public' },
    ];
    for (const fields of wrong)
      expect((await technician.post(at(number, '/replies'), fields)).status).toBe(422);
    const legal = await technician.post(at(number, '/replies'), { ...wrong[3] });
    expect(words(legal, '.error-summary')).toContain('“In progress”, “On hold”, “Resolved”, “Closed”');
  });

  test('files travel with a reply and come back as downloads, to those who may', async () => {
    const { number } = await fileTicket(app);
    const fields = { body: 'See this', visibility: 'internal' };
    const file = { name: 'Informe "final".txt', content: 'hello' };
    expect((await technician.upload(at(number, '/replies'), fields, [file])).status).toBe(303);
    const page = await technician.get(at(number));
    const href = page.html.querySelector('.note .attachments a')?.getAttribute('href') ?? '';
    expect(href).toMatch(new RegExp(`^${at(number)}/attachments/`));
    const download = await technician.get(href);
    expect(download).toMatchObject({ status: 200, text: 'hello' });
    expect(download.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await other.get(href)).status).toBe(404);
  });

  test.each(['public', 'internal'])(
    'a file needs no words: it is a reply of its own, %s',
    async (visibility) => {
      const { number } = await fileTicket(app);
      const file = { name: 'captura.txt', content: 'x' };
      const fields = { body: ' \n', visibility };
      expect((await technician.upload(at(number, '/replies'), fields, [file])).status).toBe(303);
      const { timeline } = await pageNow(app, number);
      const [said] = timeline.filter((item) => item.kind !== 'event');
      expect(said).toMatchObject({ body: '', attachments: [{ name: 'captura.txt' }] });
      const entry = (await technician.get(at(number))).html.querySelector(`#c-${said?.id}`);
      expect(entry?.querySelector('.prose')).toBeNull();
      expect(entry?.querySelector('.attachments')?.text).toContain('captura.txt');
    },
  );

  test('a canned reply is put behind what was typed, with its variables filled in', async () => {
    const { number } = await fileTicket(app);
    const body = 'Dear {{requester.name}}, about {{ticket.number}}';
    const { id } = await createCanned(await app.ctx('admin@demo.test'), { title: 'Greeting', body });
    const fields = { body: 'First', visibility: 'internal', canned: id, insert: '1' };
    const answer = await technician.post(at(number, '/replies'), fields);
    expect(answer.status).toBe(200);
    const text = answer.html.querySelector('#composer-body')?.text.trim();
    expect(text).toBe(`First\n\nDear Clara Cliente, about #${number}`);
    expect(attributeValue(answer, '[name="visibility"][checked]')).toBe('internal');
  });

  test('who did not see a colleague’s reply is shown it first, and loses nothing', async () => {
    const { number } = await fileTicket(app);
    const page = await technician.get(at(number));
    const seen = attributeValue(page, '[name="seen"]');
    await admin.post(at(number, '/replies'), { body: 'Already solved', visibility: 'public', seen });
    const answer = await technician.post(at(number, '/replies'), {
      body: 'My text',
      visibility: 'public',
      seen,
    });
    expect(answer.status).toBe(409);
    expect(words(answer, '#ticket-notice')).toContain('Alma Admin replied in the meantime');
    expect(words(answer, '.timeline')).toContain('Already solved');
    expect(answer.html.querySelector('#composer-body')?.text.trim()).toBe('My text');
    const again = { body: 'My text', visibility: 'public', seen: attributeValue(answer, '[name="seen"]') };
    expect((await technician.post(at(number, '/replies'), again)).status).toBe(303);
  });
});

describe('deleting', () => {
  test('an administrator deletes, and takes it back on the page that follows', async () => {
    const { number } = await fileTicket(app);
    const gone = await admin.post(at(number, '/deletion?view=all'));
    expect(gone).toMatchObject({ status: 303, location: at(number, '/deletion?view=all') });
    expect((await admin.get(at(number))).status).toBe(404);
    const page = await admin.get(gone.location ?? '');
    expect(words(page, 'main')).toContain('Undo');
    const back = await admin.post(at(number, '/restoration'));
    expect(back).toMatchObject({ status: 303, location: at(number) });
    const events = words(await admin.get(at(number)), '.event');
    expect(events).toContain('Alma Admin deleted the ticket');
    expect(events).toContain('Alma Admin restored the ticket');
    expect((await admin.get(at(number, '/deletion'))).status).toBe(404);
  });
});
