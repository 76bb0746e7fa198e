import { changePeople, changeTicket, reply } from '../../src/features/tickets';
import { inTx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { eventsOn, hire, mentionedOn } from './mentions.support';
import { fileTicket, idOf, pageNow, words } from './ticket.support';

let app: TestApp;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  technician = await app.as('technician@demo.test');
  await technician.get('/desk/tickets');
});
afterAll(() => app.close());

const at = (number: number, path = '') => `/desk/tickets/${number}${path}`;
const note = (number: number, body: string) =>
  technician.post(at(number, '/replies'), { body, visibility: 'internal' });
const answer = (number: number, body: string) =>
  technician.post(at(number, '/replies'), { body, visibility: 'public' });
/** What the page after a form says about it. */
const told = async (number: number) => words(await technician.get(at(number)), '#toasts .toast > p');
const followers = async (number: number) =>
  (await pageNow(app, number)).followers.map(({ name }) => name).sort();

describe('a note that calls a colleague', () => {
  test('keeps that with it, makes them follow, and tells of it by id, all in one act', async () => {
    const ana = await hire(app, { name: 'Ana García', email: 'ana@demo.test' });
    const { id, number } = await fileTicket(app);
    await note(number, 'Mira, @ana garcia: ¿es la tuya?');
    expect(await mentionedOn(app, id)).toEqual([[ana]]);
    expect(await followers(number)).toEqual(['Ana García']);
    const [noted, changed, ...more] = await eventsOn(app, id);
    expect(noted).toMatchObject({ type: 'ticket.noted', data: { mentionedIds: [ana] } });
    expect(changed).toMatchObject({ changes: { followerIds: { after: [ana] } }, rootId: noted?.rootId });
    expect(more).toEqual([]);
    expect(JSON.stringify(noted)).not.toContain('ana garcia');
    expect(await told(number)).toBe('Note saved');
  });

  test('says nothing of it where nobody is', async () => {
    const { id, number } = await fileTicket(app);
    await note(number, 'To: juan@demo.test, `@Alma Admin`\n> @Alma Admin said');
    const [noted] = await eventsOn(app, id);
    expect(noted?.data).not.toHaveProperty('mentionedIds');
    expect([await mentionedOn(app, id), await followers(number)]).toEqual([[[]], []]);
  });

  test('is the same for whoever is called twice, follows already or writes it', async () => {
    const { id, number } = await fileTicket(app);
    const [me, admin] = [await idOf(app, 'technician@demo.test'), await idOf(app, 'admin@demo.test')];
    await changePeople(await app.ctx('admin@demo.test'), id, { list: 'followerIds', add: admin });
    await note(number, '@Alma Admin, @Tomás Técnico and @admin@demo.test');
    expect(await mentionedOn(app, id)).toEqual([[admin]]);
    expect(await followers(number)).toEqual(['Alma Admin']);
    expect((await eventsOn(app, id)).map(({ type }) => type)).toEqual(['ticket.changed', 'ticket.noted']);
    expect(me).not.toBe(admin);
    expect(await told(number)).toBe('Note saved');
  });

  test('sent again by a browser that heard no answer, is one', async () => {
    const { id, number } = await fileTicket(app);
    const page = await technician.get(at(number));
    const _submission = page.html.querySelector('#composer [name=_submission]')?.getAttribute('value');
    const fields = { body: '@Alma Admin and @Teresa Otra', visibility: 'internal', _submission };
    for (const _time of [1, 2]) {
      await technician.post(at(number, '/replies'), fields);
      expect(await told(number)).toContain('Teresa Otra cannot see this note and was not told');
    }
    expect(await mentionedOn(app, id)).toEqual([[await idOf(app, 'admin@demo.test')]]);
  });

  test('makes nobody follow beyond the places that there are, and tells them all the same', async () => {
    const { id, number } = await fileTicket(app);
    const ids: string[] = [];
    for (let index = 0; index < 100; index += 1)
      ids.push(await hire(app, { name: `Persona ${index} de Cien`, email: `p${index}@demo.test` }));
    const last = await hire(app, { name: 'La Ciento Una', email: 'last@demo.test' });
    await note(number, ids.map((_id, index) => `@Persona ${index} de Cien`).join(' '));
    await note(number, '@La Ciento Una');
    const [all, one] = await mentionedOn(app, id);
    expect(all).toEqual(ids.sort());
    expect(one).toEqual([last]);
    expect((await pageNow(app, number)).followers).toHaveLength(100);
  });
});

describe('who is not told is named, and nothing is lost', () => {
  test('who may not see the ticket', async () => {
    const { id, number } = await fileTicket(app);
    await answer(number, 'We ask @Teresa Otra');
    expect(await told(number)).toBe('Reply sent. Teresa Otra cannot see this ticket and was not told.');
    await note(number, 'Or @teresa otra?');
    expect(await told(number)).toBe('Note saved. Teresa Otra cannot see this note and was not told.');
    expect([await mentionedOn(app, id), await followers(number)]).toEqual([[[], []], []]);
    const page = words(await technician.get(at(number)), '.entry-card');
    expect(page).toContain('We ask @Teresa Otra');
    expect((await (await app.as('technician2@demo.test')).get(at(number))).status).toBe(404);
  });

  test('who is not at work, or has left', async () => {
    const leave = await hire(app, { name: 'Lola Libre', email: 'lola@demo.test', state: 'on_leave' });
    const gone = await hire(app, { name: 'Iván Ido', email: 'ivan@demo.test' });
    await app.system.db('users').where({ id: gone }).update({ state: 'inactive' });
    const { id, number } = await fileTicket(app);
    await note(number, '@Lola Libre');
    expect(await told(number)).toBe('Note saved. Lola Libre is on leave and was not told.');
    await note(number, '@Iván Ido, @Lola Libre, @Teresa Otra, @ivan@demo.test');
    expect(await told(number)).toBe(
      'Note saved. Iván Ido, Lola Libre, and Teresa Otra were not told: they cannot see this note, or are on leave.',
    );
    expect(await mentionedOn(app, id)).toEqual([[], []]);
    expect(leave).not.toBe(gone);
  });

  test('what only begins a name of somebody who could be, where nobody else is named', async () => {
    await hire(app, { name: "Siobhán O'Brien", email: 'siobhan@demo.test' });
    await hire(app, { name: 'Xenia Fuera', email: 'xenia@demo.test' }, ['Building']);
    const { id, number } = await fileTicket(app);
    await note(
      number,
      'Ask @siob, @O´Bri and @xenia; not me@siob, `@siob`, @siobby, @siob.example or @nobody',
    );
    expect(await told(number)).toBe(
      'Note saved. @siob and @O´Bri stay plain text and nobody was told: choose the name, or type all of it.',
    );
    await answer(number, '@Siobhán, please');
    expect(await told(number)).toContain('Reply sent. @Siobhán stays plain text');
    await note(number, "@siob and @Siobhán O'Brien and @Teresa Otra");
    expect(await told(number)).toBe('Note saved. Teresa Otra cannot see this note and was not told.');
    expect((await mentionedOn(app, id)).map((ids) => ids.length)).toEqual([0, 0, 1]);
  });

  test('many, by some of their names', async () => {
    const { number } = await fileTicket(app);
    const names = ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco'].map((name) => `${name} مبنى`);
    for (const [index, name] of names.entries())
      await hire(app, { name, email: `b${index}@demo.test` }, ['Building']);
    await note(number, names.map((name) => `@${name}`).join(' '));
    expect((await told(number)).replace(/[\u2068\u2069]/g, '')).toBe(
      'Note saved. Uno مبنى, Dos مبنى, Tres مبنى, and 2 more cannot see this note and were not told.',
    );
  });

  test('of two with the same name, the one who may see it is mentioned and nobody is named', async () => {
    const here = await hire(app, { name: 'Mar Ríos', email: 'mar@demo.test' });
    await hire(app, { name: 'Mar Ríos', email: 'mar2@demo.test' }, ['Building']);
    const third = await hire(app, { name: 'Mar Rios', email: 'mar3@demo.test' });
    const { id, number } = await fileTicket(app);
    await note(number, '@Mar Ríos');
    await note(number, '@mar3@demo.test');
    expect(await told(number)).toBe('Note saved');
    expect(await mentionedOn(app, id)).toEqual([[here, third].sort(), [third]]);
  });

  test('who asked for the ticket themselves is told of replies as its customer, and of no note', async () => {
    const other = await app.ctx('technician2@demo.test');
    const mine = await fileTicket(app);
    await app.system
      .db('tickets')
      .where({ id: mine.id })
      .update({ requesterId: await idOf(app, 'technician2@demo.test') });
    await answer(mine.number, '@Teresa Otra, is it on?');
    expect(await told(mine.number)).toBe('Reply sent');
    await note(mine.number, '@Teresa Otra');
    expect(await told(mine.number)).toBe('Note saved. Teresa Otra cannot see this note and was not told.');
    expect(await followers(mine.number)).toEqual([]);
    // Nor do they call anybody by what they write as its customer.
    await reply(other, mine.id, { body: '@Tomás Técnico', visibility: 'public' });
    expect(await mentionedOn(app, mine.id)).toEqual([[], [], []]);
  });

  test('who sees all tickets by the settings of the desk can be mentioned on all', async () => {
    const admin = await app.ctx('admin@demo.test');
    await app.system
      .db('settings')
      .insert({ key: 'techniciansSeeAll', value: 'true' })
      .onConflict('key')
      .merge();
    const { id, number } = await fileTicket(app);
    await note(number, '@Teresa Otra');
    expect(await mentionedOn(app, id)).toEqual([[await idOf(app, 'technician2@demo.test')]]);
    expect(admin.actor.kind).toBe('person');
  });
});

describe('customers', () => {
  test('are not mentioned: their names are text', async () => {
    const { id, number } = await fileTicket(app);
    await note(number, '@Clara Cliente said so');
    expect(await told(number)).toBe('Note saved');
    expect([await mentionedOn(app, id), await followers(number)]).toEqual([[[]], []]);
  });

  test('mention nobody', async () => {
    const { id } = await fileTicket(app);
    await reply(await app.ctx('customer@demo.test'), id, {
      body: '@Tomás Técnico, please! @technician@demo.test',
      visibility: 'public',
    });
    expect(await mentionedOn(app, id)).toEqual([[]]);
  });

  test('read a name in a reply as it was typed', async () => {
    const { number } = await fileTicket(app);
    await answer(number, 'Ask @Alma Admin');
    const page = await (await app.as('customer@demo.test')).get(`/portal/tickets/${number}`);
    expect(words(page, '.entry-card')).toContain('Ask @Alma Admin');
    expect(page.html.querySelector('.mention')).toBeNull();
  });
});

test('what the desk writes by itself mentions nobody', async () => {
  const { id } = await fileTicket(app);
  await inTx(await app.ctx(), (tx) => reply(tx, id, { body: '@Alma Admin', visibility: 'internal' }));
  expect(await mentionedOn(app, id)).toEqual([[]]);
});

describe('the page', () => {
  test('marks whom a text mentions, and the reader’s own name otherwise', async () => {
    const { number } = await fileTicket(app);
    await note(number, '**@Alma Admin** & <b>@Teresa Otra</b>');
    const marks = async (who: string) =>
      (await (await app.as(who)).get(at(number))).html
        .querySelectorAll('.mention')
        .map(({ rawTagName, text }) => `${rawTagName} ${text}`);
    expect(await marks('technician@demo.test')).toEqual(['span @Alma Admin']);
    expect(await marks('admin@demo.test')).toEqual(['mark @Alma Admin']);
    expect(words(await technician.get(at(number)), '.entry.note')).toContain(
      '@Alma Admin & <b>@Teresa Otra</b>',
    );
  });

  test('keeps the text and its mark when somebody is renamed, and the text when they are erased', async () => {
    const id = await hire(app, { name: 'Nora Antes', email: 'nora@demo.test' });
    const { number } = await fileTicket(app);
    await note(number, 'Hola @Nora Antes.');
    await app.system.db('users').where({ id }).update({ name: 'Nora Después' });
    const renamed = await technician.get(at(number));
    expect(words(renamed, '.note .mention')).toBe('@Nora Antes');
    const erase = `select erase('{}', array[?]::uuid[], 'demo', gen_random_uuid(), null)`;
    await app.system.db('events').where({ subjectId: id }).count();
    await app.system.db.raw(erase, [id]);
    const erased = await technician.get(at(number));
    expect(erased.html.querySelector('.note .mention')).toBeNull();
    expect(words(erased, '.entry.note')).toContain('Hola @Nora Antes.');
  });
});

test('a text without an @ asks the database nothing more', async () => {
  const { id } = await fileTicket(app);
  const ctx = await app.ctx('technician@demo.test');
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }) => asked.push(sql);
  app.system.db.on('query', note);
  await reply(ctx, id, { body: 'Nothing to see', visibility: 'internal' });
  app.system.db.removeListener('query', note);
  expect(asked.filter((sql) => /comment_mentions|u\.role <> 'customer'/.test(sql))).toEqual([]);
  expect(asked.some((sql) => sql.includes('insert into comments'))).toBe(true);
});

test('what is called changes with the rights at the time of sending', async () => {
  const { id, number } = await fileTicket(app);
  const teresa = await idOf(app, 'technician2@demo.test');
  await changeTicket(await app.ctx('admin@demo.test'), id, { assigneeId: teresa });
  await note(number, '@Teresa Otra, yours');
  expect(await mentionedOn(app, id)).toEqual([[teresa]]);
});
