import { createField } from '../../src/features/fields';
import { changeTicket } from '../../src/features/tickets';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { attributeValue, fileTicket, idOf, pageNow, ticketNow, words } from './ticket.support';

let app: TestApp;
let technician: Browser;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  admin = await app.as('admin@demo.test');
  // The form token comes with any page.
  await technician.get('/desk/tickets');
  await admin.get('/desk/tickets');
});
afterAll(() => app.close());

const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;

describe('properties', () => {
  test('each is saved by itself and answers with the page it came from', async () => {
    const { number } = await fileTicket(app);
    const changes = [
      { urgency: 'critical' },
      { impact: 'high' },
      { type: 'problem' },
      { status: 'on_hold:third_party' },
      { tags: 'VPN, vpn , new laptop' },
    ];
    for (const fields of changes) {
      const answer = await technician.post(at(number, '/properties?view=mine'), fields);
      expect(answer).toMatchObject({ status: 303, location: at(number, '?view=mine') });
    }
    expect(await ticketNow(app, number)).toMatchObject({
      urgency: 'critical',
      impact: 'high',
      priority: 'P1',
      type: 'problem',
      status: 'on_hold',
      holdReason: 'third_party',
      tags: ['vpn', 'new laptop'],
    });
  });

  test('a priority set by hand is marked and can be given back to the matrix', async () => {
    const { number } = await fileTicket(app);
    await technician.post(at(number, '/properties'), { priority: 'P1' });
    const page = await technician.get(at(number));
    expect(words(page, '#form-p-priority')).toContain('Set by hand');
    expect(attributeValue(page, '#p-priority option[selected]')).toBe('P1');
    await technician.post(at(number, '/properties'), { priority: 'auto' });
    expect(await ticketNow(app, number)).toMatchObject({ priority: 'P3', priorityOverridden: false });
  });

  test('the status offers the legal steps only, and resolving takes a solution', async () => {
    const { number } = await fileTicket(app);
    const offered = async () =>
      (await technician.get(at(number))).html
        .querySelectorAll('#p-status option')
        .map((option) => option.getAttribute('value'));
    const held = ['on_hold:customer', 'on_hold:third_party', 'on_hold:internal'];
    expect(await offered()).toEqual(['new', 'in_progress', 'resolved', 'closed', ...held]);
    await technician.post(at(number, '/properties'), { status: 'resolved', solution: 'Swapped **it**' });
    expect(await ticketNow(app, number)).toMatchObject({ status: 'resolved', solution: 'Swapped **it**' });
    expect(await offered()).toEqual(['resolved', 'closed', 'reopened']);
    await technician.post(at(number, '/properties'), { status: 'reopened', solution: '' });
    expect(await ticketNow(app, number)).toMatchObject({ status: 'reopened', solution: 'Swapped **it**' });
  });

  test('an illegal step is answered beside the status with the legal ones', async () => {
    const { number } = await fileTicket(app);
    const answer = await technician.post(at(number, '/properties'), { status: 'reopened' });
    expect(answer.status).toBe(422);
    expect(words(answer, '#p-status-error')).toBe(
      'A ticket cannot go from “New” to “Reopened”. Possible: “In progress”, “On hold”, “Resolved”, “Closed”.',
    );
    expect(answer.html.querySelector('#p-status')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('custom fields come with the category and say what is wrong beside them', async () => {
    const ctx = await app.ctx('admin@demo.test');
    await createField(ctx, { key: 'asset', labelEs: 'Activo', labelEn: 'Asset', kind: 'number' });
    const { number } = await fileTicket(app);
    const wrong = await technician.post(at(number, '/properties'), { 'fields.asset': 'twelve' });
    expect(wrong.status).toBe(422);
    expect(words(wrong, '#p-fields-asset-error')).toBe('Enter a number alone, such as 1500 or 1.5.');
    expect(attributeValue(wrong, '#p-fields-asset')).toBe('twelve');
    await technician.post(at(number, '/properties'), { 'fields.asset': '12,5' });
    expect((await ticketNow(app, number)).fields).toEqual({ asset: 12.5 });
    expect(words(await technician.get(at(number)), '.event')).toContain('Asset: 12.5');
  });

  test('values of the wrong form change nothing', async () => {
    const { number } = await fileTicket(app);
    const wrong = [
      { priority: 'P9' },
      { urgency: 'a\0b' },
      { urgency: ['low', 'high'] },
      { category: 'x' },
      { department: '' },
      { assignee: '00000000-0000-4000-8000-000000000000' },
      { assignee: await idOf(app, 'customer@demo.test') },
      { tags: 'x'.repeat(60) },
      { subject: '' },
      { version: 'abc', priority: 'P1' },
    ];
    for (const fields of wrong) {
      expect((await technician.post(at(number, '/properties'), fields)).status).toBe(422);
    }
    expect(await ticketNow(app, number)).toMatchObject({ version: 1 });
  });

  test('subject and description have a page of their own', async () => {
    const { number } = await fileTicket(app);
    const form = await technician.get(at(number, '/edit'));
    expect(attributeValue(form, '#f-subject')).toBe('The screen stays black');
    const wrong = await technician.post(at(number, '/properties'), {
      subject: 'x'.repeat(201),
      description: 'New',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html.querySelector('#f-description')?.text.trim()).toBe('New');
    await technician.post(at(number, '/properties'), { subject: 'Other', description: 'New', version: 1 });
    expect(await ticketNow(app, number)).toMatchObject({ subject: 'Other', description: 'New' });
    // The longest there is, as it was and as it is to be, at twelve bytes a character.
    const longest = (letter: string) => letter.repeat(50_000);
    for (const letter of ['😀', '🚀']) {
      const { version, description } = await ticketNow(app, number);
      const fields = { 'base.description': description, description: longest(letter), version };
      expect((await technician.post(at(number, '/properties'), fields)).status).toBe(303);
      expect(await ticketNow(app, number)).toMatchObject({ description: longest(letter) });
    }
    expect(words(await technician.get(at(number)), '.change-text')).toContain('Since **today**.');
  });

  test('who hands a ticket to a department of others is led back to the queue', async () => {
    const { number } = await fileTicket(app);
    const page = await technician.get(at(number));
    const building = page.html
      .querySelectorAll('#p-department option')
      .find(({ text }) => text === 'Building');
    const department = building?.getAttribute('value');
    const answer = await technician.post(at(number, '/properties?view=mine'), { department });
    expect(answer).toMatchObject({ status: 303, location: '/desk/tickets?view=mine' });
    expect((await technician.get(at(number))).status).toBe(404);
  });
});

describe('assignment', () => {
  test('one click takes it; whoever comes second learns who has it and may insist', async () => {
    const { number } = await fileTicket(app);
    expect((await technician.post(at(number, '/assignment'))).status).toBe(303);
    const answer = await admin.post(at(number, '/assignment'));
    expect(answer.status).toBe(409);
    expect(words(answer, '#ticket-notice')).toContain('Tomás Técnico already has this ticket');
    const assignee = attributeValue(answer, '#ticket-notice [name="assignee"]');
    const version = attributeValue(answer, '#ticket-notice [name="version"]');
    expect((await admin.post(at(number, '/assignment'), { assignee, version })).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({ assigneeId: await idOf(app, 'admin@demo.test') });
    await admin.post(at(number, '/assignment'), { assignee: '' });
    expect(await ticketNow(app, number)).toMatchObject({ assigneeId: null });
  });
});

describe('a stale form', () => {
  test('goes through when the others changed something else', async () => {
    const { id, number, version } = await fileTicket(app);
    await changeTicket(await app.ctx('admin@demo.test'), id, { urgency: 'low' });
    expect((await technician.post(at(number, '/properties'), { type: 'request', version })).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({ urgency: 'low', type: 'request' });
  });

  test('shows both sides, and saves what is chosen', async () => {
    const { id, number, version } = await fileTicket(app);
    await changeTicket(await app.ctx('admin@demo.test'), id, { type: 'question', description: 'Theirs' });
    const fields = { type: 'problem', description: 'Mine', subject: 'My subject', version };
    const answer = await technician.post(at(number, '/properties'), fields);
    expect(answer.status).toBe(409);
    const shown = words(answer, 'main');
    for (const word of [
      'What Alma Admin set',
      'Question',
      'Problem',
      'Theirs',
      'Mine',
      'Also to be saved: Subject',
    ]) {
      expect(shown).toContain(word);
    }
    expect(await ticketNow(app, number)).toMatchObject({ description: 'Theirs', type: 'question' });
    const chosen = {
      ...fields,
      version: attributeValue(answer, 'main [name="version"]'),
      'keep.type': 'theirs',
      'keep.description': 'mine',
      description: 'Both',
    };
    expect((await technician.post(at(number, '/properties'), chosen)).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({
      type: 'question',
      description: 'Both',
      subject: 'My subject',
    });
  });

  test('leaves alone what nobody touched in it', async () => {
    const { id, number, version } = await fileTicket(app);
    await changeTicket(await app.ctx('admin@demo.test'), id, { description: 'Theirs' });
    const base = { 'base.subject': 'The screen stays black', 'base.description': 'Since **today**.' };
    const fields = { ...base, subject: 'Mine', description: 'Since **today**.', version };
    expect((await technician.post(at(number, '/properties'), fields)).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({ subject: 'Mine', description: 'Theirs' });
  });
});

test.each([
  ['was not touched in it', { 'base.description': 'Since **today**.' }],
  ['it still holds as it was', {}],
])('a stale form sent once more leaves what the others changed and %s', async (_case, base) => {
  const { id, number, version } = await fileTicket(app);
  await changeTicket(await app.ctx('admin@demo.test'), id, { subject: 'Theirs', description: 'Theirs too' });
  const fields = { ...base, subject: 'Mine', description: 'Since **today**.', type: 'problem', version };
  const answer = await technician.post(at(number, '/properties'), fields);
  expect(answer.status).toBe(409);
  const sent = answer.html
    .querySelectorAll('main form textarea[hidden]')
    .map((area) => [area.getAttribute('name') ?? '', area.text.trim()]);
  const current = attributeValue(answer, 'main [name="version"]');
  const again = { ...Object.fromEntries(sent), version: current, subject: 'Both', 'keep.subject': 'mine' };
  expect((await technician.post(at(number, '/properties'), again)).status).toBe(303);
  const after = { subject: 'Both', description: 'Theirs too', type: 'problem' };
  expect(await ticketNow(app, number)).toMatchObject(after);
});

describe('people', () => {
  test('following is a button, and colleagues can be added and removed', async () => {
    const { number } = await fileTicket(app);
    const names = async () => (await pageNow(app, number)).followers.map(({ name }) => name);
    await technician.post(at(number, '/followers'), { follow: 'on' });
    await technician.post(at(number, '/followers'), { add: await idOf(app, 'technician2@demo.test') });
    expect(await names()).toEqual(['Teresa Otra', 'Tomás Técnico']);
    await technician.post(at(number, '/followers'), { remove: await idOf(app, 'technician2@demo.test') });
    await technician.post(at(number, '/followers'), { follow: 'off' });
    expect(await names()).toEqual([]);
    const customer = await idOf(app, 'customer@demo.test');
    expect((await technician.post(at(number, '/followers'), { add: customer })).status).toBe(422);
  });

  test('participants are found by name and put in copy', async () => {
    const { number } = await fileTicket(app);
    const found = await technician.get(at(number, '/participants?q=carlos'));
    const add = attributeValue(found, '#people-found [name="add"]');
    expect(add).toBe(await idOf(app, 'customer2@demo.test'));
    expect((await technician.post(at(number, '/participants'), { add })).status).toBe(303);
    expect(words(await technician.get(at(number)), '#card-participants')).toContain('Carlos Segundo');
    const again = await technician.get(at(number, '/participants?q=carlos'));
    expect(words(again, '#people-found')).toContain('Nobody with that name or e-mail');
    await technician.post(at(number, '/participants'), { remove: add });
    expect((await pageNow(app, number)).participants).toEqual([]);
  });
});

describe('closing', () => {
  test('as a duplicate links both, and names a number that is none', async () => {
    const original = await fileTicket(app, { subject: 'The original' });
    const { number } = await fileTicket(app);
    for (const duplicate of ['', 'x', '999999', String(number)]) {
      const fields = { reason: 'duplicate', duplicate_of: duplicate };
      const answer = await technician.post(at(number, '/closure'), fields);
      expect(answer.status).toBe(422);
      expect(words(answer, '.error-summary')).not.toBe('');
    }
    const fields = { reason: 'duplicate', duplicate_of: `#${original.number}` };
    expect((await technician.post(at(number, '/closure'), fields)).status).toBe(303);
    expect(await ticketNow(app, number)).toMatchObject({ status: 'closed', closeReason: 'duplicate' });
    expect(words(await technician.get(at(number)), '#card-facts')).toContain(
      `#${original.number} The original`,
    );
  });

  test('as spam or as done; a reply much later opens a ticket that follows it', async () => {
    const { number } = await fileTicket(app);
    await technician.post(at(number, '/closure'), { reason: 'spam' });
    expect(await ticketNow(app, number)).toMatchObject({ closeReason: 'spam', resolvedAt: null });
    const { id, number: second } = await fileTicket(app);
    await technician.post(at(second, '/closure'));
    expect(await ticketNow(app, second)).toMatchObject({ status: 'closed', closeReason: null });
    const long = new Date(Date.now() - 40 * 24 * 3600 * 1000);
    await app.system.db('tickets').where({ id }).update({ closedAt: long, resolvedAt: long });
    const page = await technician.get(at(second));
    expect(words(page, 'main')).toContain('A reply opens a new one that follows it.');
    const answer = await technician.post(at(second, '/replies'), { body: 'Once more', visibility: 'public' });
    expect(answer.status).toBe(303);
    expect(answer.location).not.toContain(`/${second}`);
    expect(words(await technician.get(answer.location ?? ''), '#card-facts')).toContain(`#${second}`);
  });
});
