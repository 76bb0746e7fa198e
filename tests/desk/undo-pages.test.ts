import { changeTicket, reply } from '../../src/features/tickets';
import { withdrawnFileOwner } from '../../src/features/tickets/undo/undo.jobs';
import { daysAfter } from '../../src/platform/elapsed';
import { newId } from '../../src/platform/ids';
import { runAt } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { attributeValue, fileTicket, pageNow, ticketNow, words } from './ticket.support';

// The same without a script: a message with a button, and the page with what was undone back in its composer.

let app: TestApp;
let technician: Browser;
let other: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  other = await app.as('customer@demo.test');
  await technician.get('/desk/tickets');
  await other.get('/portal/tickets');
});
afterAll(() => app.close());

const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;
const PDF = { name: 'résumé ملف.txt', content: 'one', type: 'text/plain' };

/** The page that an answer leads to. */
const next = (answer: Answer) => technician.get(String(answer.location));
const offered = (page: Answer) => page.html.querySelector('#toasts form')?.getAttribute('action') ?? null;
const marked = (page: Answer, name: string) =>
  page.html.querySelectorAll(`[name="${name}"][checked]`).map((input) => input.getAttribute('value'));

/** Sends from the ticket's page, undoes it with what the next page offers, and comes to the page after that. */
async function sentAndUndone(number: number, fields: Record<string, string>, files: (typeof PDF)[] = []) {
  const answer = await technician.upload(at(number, '/replies?view=mine'), { seen: '', ...fields }, files);
  const page = await next(answer);
  const action = String(offered(page));
  return { page, action, after: await technician.post(action, { return_to: at(number, '?view=mine') }) };
}

describe('a reply', () => {
  test('that was sent can be undone from its message, for as long as nobody is told', async () => {
    const { number } = await fileTicket(app);
    const { page, action, after } = await sentAndUndone(number, { body: 'Hello', visibility: 'public' });
    expect(words(page, '#toasts p')).toBe('Reply sent');
    expect(words(page, '#toasts form button')).toBe('Undo');
    const stays = Number(page.html.querySelector('#toasts [data-undo]')?.getAttribute('data-undo'));
    expect(stays).toBeGreaterThan(0);
    expect(stays).toBeLessThanOrEqual(10_000);
    expect(after).toMatchObject({
      status: 303,
      location: at(number, `?view=mine&undone=${action.split('/').at(-1)}`),
    });
    // A page that is there already says so once.
    expect(offered(await technician.get(at(number)))).toBeNull();
  });

  test('comes back into the composer with its kind, its step and its solution, and nobody sees it', async () => {
    const { number } = await fileTicket(app);
    const text = 'Off\n\n  and **on** ☎ مرحبا';
    const fields = { body: text, visibility: 'public', status: 'resolved', solution: 'Off and on' };
    const page = await next((await sentAndUndone(number, fields)).after);
    expect(page.html.querySelector('#composer-body')?.textContent).toBe(`\n${text}`);
    expect(page.html.querySelector('#composer-solution')?.textContent).toContain('Off and on');
    expect(marked(page, 'visibility')).toEqual(['public']);
    expect(page.html.querySelector('#composer-status [selected]')?.getAttribute('value')).toBe('resolved');
    expect(page.html.querySelector('#composer')?.hasAttribute('data-draft-begun')).toBe(true);
    expect(words(page, '#timeline')).not.toContain('Off');
    expect(words(page, '#timeline')).toContain('Tomás Técnico undid a reply');
    expect(words(page, '#toasts')).toContain('Undone: the text is below again, not sent');
    expect((await other.get(`/portal/tickets/${number}`)).text).not.toContain('and **on**');
    expect(await ticketNow(app, number)).toMatchObject({ status: 'new', firstResponseAt: null });
  });

  test('that waits for somebody has its reason again, and a note is one still', async () => {
    const { number } = await fileTicket(app);
    const fields = { body: 'Waiting', visibility: 'internal', status: 'on_hold:third_party' };
    const page = await next((await sentAndUndone(number, fields)).after);
    expect(marked(page, 'visibility')).toEqual(['internal']);
    expect(page.html.querySelector('#composer-status [selected]')?.getAttribute('value')).toBe(
      'on_hold:third_party',
    );
    expect(words(page, '#timeline')).toContain('Tomás Técnico undid an internal note');
  });

  test('is sent anew as it was corrected, once, and offers to be undone again', async () => {
    const { number } = await fileTicket(app);
    const page = await next(
      (await sentAndUndone(number, { body: 'Incompetent', visibility: 'public' })).after,
    );
    const undone = attributeValue(page, '#composer [name="undone"]');
    const again = await technician.post(at(number, '/replies'), {
      ...{ body: 'The best', visibility: 'public', seen: '', undone },
      _submission: attributeValue(page, '#composer [name="_submission"]'),
    });
    const { timeline } = await pageNow(app, number);
    expect(timeline.flatMap((item) => (item.kind === 'reply' ? [item.body] : []))).toEqual(['The best']);
    expect(offered(await next(again))).not.toBeNull();
    // What was undone is sent: its address fills in nothing any more.
    const later = await technician.get(at(number, `?undone=${undone}`));
    expect(later.html.querySelector('#composer-body')?.textContent?.trim()).toBe('');
  });
});

test('what was undone stays with its ticket: a form of another one neither takes nor forgets it', async () => {
  const [one, other] = [await fileTicket(app), await fileTicket(app)];
  const page = await next((await sentAndUndone(one.number, { body: 'Kept', visibility: 'public' })).after);
  const undone = attributeValue(page, '#composer [name="undone"]');
  await technician.post(at(other.number, '/replies'), { body: 'Elsewhere', visibility: 'public', undone });
  const later = await technician.get(at(one.number, `?undone=${undone}`));
  expect(later.html.querySelector('#composer-body')?.textContent?.trim()).toBe('Kept');
});

test('pressed in another window once the text was sent again, it says that it was undone before', async () => {
  const { number } = await fileTicket(app);
  const { action, after } = await sentAndUndone(number, { body: 'Twice', visibility: 'public' });
  const undone = attributeValue(await next(after), '#composer [name="undone"]');
  await technician.post(at(number, '/replies'), { body: 'Right', visibility: 'public', undone });
  const late = await technician.post(action, { return_to: at(number, '?view=mine') });
  expect(late.location).toBe(at(number, '?view=mine'));
  const page = await next(late);
  expect(words(page, '#toasts')).toContain('This was undone before');
  expect(words(page, '#timeline')).toContain('Right');
});

describe('its files', () => {
  test('wait with it, and go along with what is sent in its place', async () => {
    const { number } = await fileTicket(app);
    const files = [PDF, { ...PDF, name: 'second.txt', content: 'two' }];
    const page = await next(
      (await sentAndUndone(number, { body: 'See', visibility: 'public' }, files)).after,
    );
    expect(words(page, '.composer-again')).toMatch(
      /Files of what was undone résumé ملف\.txt 3 bytes? second\.txt 3/,
    );
    expect(marked(page, 'undone_files')).toEqual(['0', '1']);
    const undone = attributeValue(page, '#composer [name="undone"]');
    const fields = { body: '', visibility: 'public', seen: '', undone, undone_files: ['1'] };
    const third = { ...PDF, name: 'third.txt', content: 'three' };
    expect((await technician.upload(at(number, '/replies'), fields, [third])).status).toBe(303);
    const [said] = (await pageNow(app, number)).timeline.filter((item) => item.kind === 'reply');
    const attached = said?.kind === 'reply' ? said.attachments : [];
    expect(attached.map(({ name }) => name)).toEqual(['second.txt', 'third.txt']);
    const [second] = attached;
    const file = await other.get(`/portal/tickets/${number}/attachments/${second?.id}`);
    expect([file.status, file.text]).toEqual([200, 'two']);
  });

  test('are sent once: another page that still has them is told so, and keeps its text', async () => {
    const { number } = await fileTicket(app);
    const page = await next(
      (await sentAndUndone(number, { body: 'See', visibility: 'public' }, [PDF])).after,
    );
    const undone = attributeValue(page, '#composer [name="undone"]');
    const fields = { visibility: 'public', undone, undone_files: ['0'] };
    expect((await technician.post(at(number, '/replies'), { ...fields, body: 'One' })).status).toBe(303);
    const late = await technician.post(at(number, '/replies'), { ...fields, body: 'Two' });
    expect(late.status).toBe(422);
    expect(words(late, '.composer .error')).toContain('have been sent already');
    expect(late.html.querySelector('#composer-body')?.textContent).toContain('Two');
  });

  test('come back with a form that was refused, marked as they were', async () => {
    const { number } = await fileTicket(app);
    const files = [PDF, { ...PDF, name: 'second.txt' }];
    const page = await next(
      (await sentAndUndone(number, { body: 'See', visibility: 'public' }, files)).after,
    );
    const undone = attributeValue(page, '#composer [name="undone"]');
    const refused = await technician.post(at(number, '/replies'), {
      ...{ body: 'x'.repeat(50_001), visibility: 'public', undone, undone_files: ['1'] },
    });
    expect(refused.status).toBe(422);
    expect(marked(refused, 'undone_files')).toEqual(['1']);
    expect(attributeValue(refused, '#composer [name="undone"]')).toBe(undone);
  });

  test('are kept while they wait, as browsers keep drafts, and then go; that it was undone stays', async () => {
    const { number } = await fileTicket(app);
    await sentAndUndone(number, { body: 'See', visibility: 'public' }, [PDF]);
    const ctx = await app.ctx();
    const [{ key }] = (await app.system.db('undoables').first('files')).files;
    const kept = () => withdrawnFileOwner.kept(ctx, [key, 'none']);
    await runAt(app, 'tickets.sweep_undoables', daysAfter(ctx.now, 29));
    expect(await kept()).toEqual([key]);
    await runAt(app, 'tickets.sweep_undoables', daysAfter(ctx.now, 31));
    expect(await kept()).toEqual([]);
    expect((await pageNow(app, number)).timeline.map((item) => item.kind)).toEqual(['event', 'event']);
  });
});

describe('where it cannot be undone', () => {
  test('that is said, with the reason, and nothing has happened', async () => {
    const ticket = await fileTicket(app);
    const answer = await technician.post(at(ticket.number, '/replies'), {
      body: 'Hello',
      visibility: 'public',
    });
    const action = String(offered(await next(answer)));
    const asking = await app.ctx('customer@demo.test');
    await reply(asking, ticket.id, { body: 'Thank you', visibility: 'public' });
    const refused = await technician.post(action, { return_to: at(ticket.number) });
    expect(refused.location).toBe(at(ticket.number));
    const page = await next(refused);
    expect(words(page, '#toasts .toast-error')).toBe(
      'This can no longer be undone: Clara Cliente did something on the ticket since',
    );
    expect(words(page, '#timeline')).toContain('Hello');
  });

  test('no id of anything else undoes anything, and no customer finds the address', async () => {
    const { number, id } = await fileTicket(app);
    for (const one of [newId(), id, 'x']) {
      expect((await technician.post(`/desk/undo/${one}`, { return_to: at(number) })).status).toBe(404);
    }
    expect((await other.post(`/desk/undo/${newId()}`)).status).toBe(404);
    expect((await ticketNow(app, number)).version).toBe(1);
  });

  test('a message that was made up offers nothing that is no id, or lasts', async () => {
    const cookie = (undo: object) =>
      `sd_flash=${Buffer.from(JSON.stringify({ kind: 'success', key: 'desk.ticket.flash.replied', undo })).toString('base64url')}`;
    for (const [undo, isOffered] of [
      [{ id: newId(), until: Date.now() + 9000 }, true],
      [{ id: newId(), until: Date.now() - 1 }, false],
      [{ id: newId(), until: Date.now() + 3_600_000 }, false],
      [{ id: '"><script>', until: Date.now() + 9000 }, false],
    ] as const) {
      const page = await technician.get('/desk/tickets', {
        cookie: `${technician.cookieHeader}; ${cookie(undo)}`,
      });
      expect(offered(page) !== null).toBe(isOffered);
    }
  });

  test('the same form that comes again after that makes no second reply: what was undone is shown', async () => {
    const { number } = await fileTicket(app);
    const form = await technician.get(at(number));
    const _submission = attributeValue(form, '#composer [name="_submission"]');
    const fields = { body: 'Lost answer', visibility: 'public', seen: '', _submission };
    const { action } = await sentAndUndone(number, fields);
    const again = await technician.post(at(number, '/replies'), fields);
    expect(again.location).toBe(at(number, `?undone=${action.split('/').at(-1)}`));
    expect((await pageNow(app, number)).timeline.some((item) => item.kind === 'reply')).toBe(false);
  });
});

test('the page of a ticket on which something was undone asks the database no more often', async () => {
  const ticket = await fileTicket(app);
  const { after } = await sentAndUndone(ticket.number, { body: 'Hello', visibility: 'public' });
  await next(after);
  const ctx = await app.ctx('admin@demo.test');
  await changeTicket(ctx, ticket.id, { urgency: 'high' });
  let queries = 0;
  const count = ({ sql }: { sql: string }) => {
    if (!/^(savepoint|release)/i.test(sql)) queries += 1;
  };
  app.system.db.on('query', count);
  await technician.get(at(ticket.number));
  app.system.db.removeListener('query', count);
  expect(queries).toBeLessThanOrEqual(8);
});
