import { formOf } from '../people/lists.support';
import { christmas, countOf, ics, madrid, toldOf } from './feeds.support';
import { addFile, admin, answering, app, calendar, days, errorOf, feeds, page } from './feeds-pages.support';

// The pages of a calendar's feeds: what they show, and who may change what.

test('neither a file nor an address, and both at once', async () => {
  const none = await admin.post(page, { address: ' ', name: 'x' });
  expect([none.status, errorOf(none, 'address')]).toEqual([
    422,
    expect.stringContaining('Escribe una dirección'),
  ]);
  const both = await addFile(await days(), 'x.ics', { address: 'https://calendars.test/' });
  expect([both.status, errorOf(both, 'file')]).toEqual([422, expect.stringContaining('no ambos')]);
  expect(await feeds()).toEqual([]);
});

test('what is wrong stands in the form that it is about, and takes the focus there', async () => {
  const answer = await admin.post(page, { address: 'ftp://calendars.test/', name: ' <b>x</b> ' });
  const summaries = answer.html.querySelectorAll('.error-summary');
  expect(summaries).toHaveLength(1);
  expect(summaries[0]?.nextElementSibling?.getAttribute('action')).toBe(page);
  expect(summaries[0]?.hasAttribute('autofocus')).toBe(true);
  expect(answer.html.querySelector('.error-summary a[href="#f-address"]')).not.toBeNull();
  expect(answer.html.querySelector('#f-name')?.getAttribute('value')).toBe(' <b>x</b> ');
});

test('the form sent twice adds one', async () => {
  const text = await days();
  const server = await answering((_req, res) => res.end(text));
  const { html } = await admin.get(page);
  const { _submission } = formOf(html, page);
  for (const _time of [1, 2]) {
    expect((await admin.post(page, { _submission, address: server.url, name: '' })).location).toBe(page);
  }
  expect(await feeds()).toHaveLength(1);
});

test('twenty are the most', async () => {
  for (let index = 0; index < 20; index += 1) {
    await app.system
      .db('calendarFeeds')
      .insert({ id: crypto.randomUUID(), calendarId: calendar, name: `${index}` });
  }
  const answer = await addFile(await days());
  expect(answer.status).toBe(422);
  expect(answer.html.querySelector('.error-summary')?.text).toContain('20');
  expect(await feeds()).toHaveLength(20);
  expect((await admin.get(page)).html.querySelector('#f-address')).toBeNull();
});

test('one is renamed, but not over a name that somebody else gave it meanwhile', async () => {
  await addFile(await days(), 'x.ics', { name: 'One' });
  const [feed] = await feeds();
  const path = `${page}/${feed?.id}`;
  const form = formOf((await admin.get(path)).html, `${path}/name`);
  expect(form).toMatchObject({ name: 'One', was: 'One' });
  expect((await admin.post(`${path}/name`, { ...form, name: 'Two' })).location).toBe(path);
  const stale = await admin.post(`${path}/name`, { ...form, name: 'Three' });
  expect([stale.status, errorOf(stale, 'name')]).toEqual([422, expect.stringContaining('«Two»')]);
  expect((await admin.post(`${path}/name`, { ...form, name: ' ' })).status).toBe(422);
  // What it was meanwhile is what the form goes on with.
  const again = formOf(stale.html, `${path}/name`);
  expect((await admin.post(`${path}/name`, again)).location).toBe(path);
  expect((await feeds()).map(({ name }) => name)).toEqual(['Three']);
  const told = await toldOf(await app.ctx(), calendar);
  expect(told.map(({ type }) => type)).toEqual([
    ...['calendar.feed_added', 'calendar.feed_renamed', 'calendar.feed_renamed'],
  ]);
  expect(told[1]?.changes).toEqual({ name: { before: 'One', after: 'Two' } });
});

test('one is removed, its days with it', async () => {
  await addFile(await days());
  const [feed] = await feeds();
  expect((await admin.post(`${page}/${feed?.id}/removal`)).location).toBe(page);
  expect(await feeds()).toEqual([]);
  expect((await toldOf(await app.ctx(), calendar)).at(-1)).toMatchObject({
    type: 'calendar.feed_removed',
    data: { name: 'festivos', days: 1 },
  });
  expect((await admin.post(`${page}/${feed?.id}/removal`)).status).toBe(404);
});

test('those of another calendar, or of none, are not there', async () => {
  await addFile(await days());
  const [feed] = await feeds();
  const other = await madrid(app, { name: 'Other' });
  const elsewhere = `/admin/calendars/${other}/feeds`;
  expect((await admin.get(`${elsewhere}/${feed?.id}`)).status).toBe(404);
  expect((await admin.post(`${elsewhere}/${feed?.id}/name`, { name: 'x', was: 'festivos' })).status).toBe(
    404,
  );
  expect((await admin.post(`${elsewhere}/${feed?.id}/removal`)).status).toBe(404);
  expect((await admin.post(`${elsewhere}/${feed?.id}/refresh`)).status).toBe(404);
  expect((await admin.get(page.replace(calendar, crypto.randomUUID()))).status).toBe(404);
  expect(await feeds()).toHaveLength(1);
});

test.each(['technician@demo.test', 'customer@demo.test'])('%s has no part in it', async (email) => {
  await addFile(await days());
  const [feed] = await feeds();
  const somebody = await app.as(email);
  for (const path of [page, `${page}/${feed?.id}`]) expect((await somebody.get(path)).status).toBe(404);
  for (const path of [page, `${page}/${feed?.id}/removal`, `${page}/${feed?.id}/refresh`]) {
    expect((await somebody.post(path, { address: 'https://calendars.test' })).status).toBe(404);
  }
  expect(await countOf(await app.ctx(), 'calendar_feeds')).toBe(1);
});

test('the page says what there is: next days, all of them, and that a calendar around the clock has none', async () => {
  await app.system.db('calendars').where({ id: calendar }).update({ isAlways: true });
  const ctx = await app.ctx();
  await addFile(ics([christmas(ctx, -1), christmas(ctx, 1), christmas(ctx, 2)]));
  const { text, html } = await admin.get(page);
  expect(text).toContain('3 días');
  expect(text).toContain('abierto las 24 horas');
  expect(text).toContain(`Fiesta ${christmas(ctx, 1)}`);
  expect(text).not.toContain(`Fiesta ${christmas(ctx, -1)}`);
  const href = html.querySelector('a.row-link')?.getAttribute('href') ?? '';
  const one = await admin.get(href);
  expect(one.html.querySelectorAll('h3').map((year) => year.text)).toHaveLength(3);
  expect(one.text).toContain(`Fiesta ${christmas(ctx, -1)}`);
});
