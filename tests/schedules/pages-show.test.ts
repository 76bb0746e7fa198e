import { keptTopics } from '../../src/features/schedules';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import type { Browser } from '../support/browser';
import { ADMIN, FORM, LIST, OWN, personId, runWaiting, scheduled, TECHNICIAN, textOf } from './pages.support';

// The page of a schedule, the list of them, and who gets to see which.

let app: TestApp;
let admin: Browser;
let technician: Browser;
beforeAll(async () => {
  app = await testApp();
  [admin, technician] = [await app.as(ADMIN), await app.as(TECHNICIAN)];
});
afterAll(() => app.close());

const stateNow = (id: string) =>
  row<{ nextAt: Date | null; pausedAt: Date | null; ownerId: string | null }>(
    app.system.db,
    'select next_at, paused_at, owner_id from report_schedules where id = :id',
    { id },
  );

const ofTechnician = async (more = {}) =>
  scheduled(
    app,
    { place: 'desk', addresses: [], people: [await personId(app, TECHNICIAN)], ...more },
    TECHNICIAN,
  );

describe('who sees them', () => {
  test('technicians their own, administrators all, customers none', async () => {
    const [own, other] = [
      await ofTechnician({ name: 'Own one' }),
      await scheduled(app, { name: 'Of the desk' }),
    ];
    const listed = await technician.get(OWN);
    expect(listed.text).toContain('Own one');
    expect(listed.text).not.toContain('Of the desk');
    const all = await admin.get(LIST);
    expect(all.text).toContain('Own one');
    expect(all.text).toContain('Of the desk');
    expect((await admin.get(OWN)).text).not.toContain('Own one');
    expect((await technician.get(`${OWN}/${own.id}`)).status).toBe(200);
    const [colleague, customer] = [await app.as('technician2@demo.test'), await app.as('customer@demo.test')];
    for (const [browser, id] of [
      [technician, other.id],
      [colleague, own.id],
      [customer, own.id],
    ] as const) {
      expect((await browser.get(`${OWN}/${id}`)).status).toBe(404);
      expect((await browser.get(`${OWN}/${id}/edit`)).status).toBe(404);
      for (const act of ['', '/runs', '/pause', '/resumption', '/removal']) {
        expect((await browser.post(`${OWN}/${id}${act}`, FORM)).status).toBe(404);
      }
      expect((await browser.post(`${LIST}/${id}/owner`)).status).toBe(404);
    }
    expect((await customer.get(OWN)).status).toBe(404);
    expect(await stateNow(own.id)).toMatchObject({ pausedAt: null, nextAt: own.nextAt });
  });

  test('there is none of an id that nobody has, nor of what is no id', async () => {
    for (const id of [newId(), 'nothing']) expect((await admin.get(`${LIST}/${id}`)).status).toBe(404);
  });

  test('an open page hears of its own schedule, and of no other', async () => {
    const [own, other] = [await ofTechnician(), await scheduled(app)];
    const topics = [own.id, other.id, newId(), 'nothing'].map((id) => `report-schedules:${id}`);
    expect(await keptTopics(await app.ctx(TECHNICIAN), topics)).toEqual(topics.slice(0, 1));
    expect(await keptTopics(await app.ctx('customer@demo.test'), topics)).toEqual([]);
  });
});

describe('what its page says', () => {
  test('what it sends with a link to the report, when, and to whom', async () => {
    const { id } = await scheduled(app, { name: 'For the board' });
    const page = await admin.get(`${LIST}/${id}`);
    expect(textOf(page, '.page-subtitle')).toBe('Every Monday, 7:30 AM');
    expect(page.html.querySelectorAll('.schedule-next time').map(({ text }) => text)).toEqual(
      Array.from({ length: 3 }, () => expect.stringMatching(/^Monday, /)),
    );
    const report = page.html.querySelector('aside a.button')?.getAttribute('href');
    expect(report).toBe('/admin/reports/overview?period=last_week');
    expect((await admin.get(String(report))).status).toBe(200);
    expect(textOf(page, '.schedule-whom')).toBe('board@x.test');
    expect(textOf(page, '.schedule-runs')).toContain('It has not gone out yet');
  });

  test('a run that is asked for, twice at once, is one; and what became of it for whom', async () => {
    const people = [await personId(app, TECHNICIAN)];
    const { id } = await scheduled(app, { people, addresses: ['board@x.test'] });
    const page = `${LIST}/${id}`;
    const answers = await Promise.all([admin.post(`${page}/runs`), admin.copy().post(`${page}/runs`)]);
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, page],
      [303, page],
    ]);
    const found = await rows(app.system.db, 'select id from report_runs where schedule_id = :id', { id });
    expect(found).toHaveLength(1);
    expect(textOf(await admin.get(page), '.schedule-run .badge')).toBe('Waiting');
    await runWaiting(app, id);
    const shown = await admin.get(page);
    expect(textOf(shown, '.schedule-run-head')).toContain('asked for by');
    const told = shown.html.querySelectorAll('.schedule-told tbody tr');
    expect(told.map((one) => one.querySelector('.primary')?.text.trim()).toSorted()).toEqual(
      ['Tomás Técnico', 'board@x.test'].toSorted(),
    );
    for (const one of told) expect(one.text).toContain('.pdf');
    expect(textOf(await admin.get(LIST), `#schedule-${id}`)).toContain('Done');
  });

  test('what a mail server refused, in its words, with the message for administrators', async () => {
    const { id } = await scheduled(app, { addresses: ['board@x.test', 'ended@x.test'] });
    await app.system
      .db('reportScheduleRecipients')
      .where({ address: 'ended@x.test' })
      .update({ leftAt: new Date() });
    await admin.post(`${LIST}/${id}/runs`);
    await runWaiting(app, id);
    expect(textOf(await admin.get(`${LIST}/${id}`), '.schedule-run > p')).toBe('To 1 recipient.');
    await app.system.db.raw(
      `update deliveries set state = 'failed', failure = 'refused', error = '550 5.1.1 no such user'
       where event_id in (select event_id from report_runs where schedule_id = ?)`,
      [id],
    );
    const page = await admin.get(`${LIST}/${id}`);
    const told = textOf(page, '.schedule-told tbody tr');
    expect(told).toContain('Not delivered');
    expect(told).toContain('550 5.1.1 no such user');
    expect(page.html.querySelector('.schedule-told a')?.getAttribute('href')).toMatch(
      /^\/admin\/deliveries\//,
    );
    expect(textOf(page, '.schedule-run > p')).toBe('It did not reach 1 of 1.');
    expect(textOf(await admin.get(LIST), `#schedule-${id}`)).toContain('It did not reach 1 of 1.');
  });

  test('what its technician sees leads to no page of administrators', async () => {
    const { id } = await ofTechnician();
    await technician.post(`${OWN}/${id}/runs`);
    await runWaiting(app, id);
    const page = await technician.get(`${OWN}/${id}`);
    expect(page.html.querySelectorAll('.schedule-told tbody tr')).toHaveLength(1);
    const links = page.html.querySelectorAll('main a').map((link) => link.getAttribute('href') ?? '');
    expect(links.filter((href) => href.startsWith('/admin'))).toEqual([]);
  });
});

describe('its buttons', () => {
  test('pause, resume, delete', async () => {
    const { id, nextAt } = await scheduled(app, { name: 'Paused one' });
    const page = `${LIST}/${id}`;
    await admin.post(`${page}/pause`);
    expect(await stateNow(id)).toMatchObject({ nextAt: null, pausedAt: expect.any(Date) });
    expect(textOf(await admin.get(page), '.notice')).toContain('It is paused');
    expect(textOf(await admin.get(LIST), `#schedule-${id}`)).toContain('Paused');
    await admin.post(`${page}/resumption`);
    expect(await stateNow(id)).toMatchObject({ nextAt, pausedAt: null });
    const gone = await admin.post(`${page}/removal`);
    expect([gone.status, gone.location]).toEqual([303, LIST]);
    expect((await admin.get(page)).status).toBe(404);
    expect((await admin.post(`${page}/removal`)).status).toBe(404);
  });

  test('one whose owner has left has stopped, says so, and is taken over', async () => {
    const { id } = await ofTechnician({ name: 'Orphan' });
    await app.system.db('reportSchedules').where({ id }).update({ nextAt: null, ownerId: null });
    const page = `${LIST}/${id}`;
    await admin.post(`${page}/runs`);
    await runWaiting(app, id);
    const shown = await admin.get(page);
    expect(textOf(shown, '.notice')).toContain('It has stopped');
    expect(textOf(await admin.get(LIST), `#schedule-${id}`)).toContain('Stopped');
    expect((await admin.post(`${page}/resumption`)).location).toBe(page);
    expect(await stateNow(id)).toMatchObject({ nextAt: null });
    expect(shown.html.querySelector(`form[action="${page}/owner"]`)).toBeTruthy();
    await admin.post(`${page}/owner`);
    expect(await stateNow(id)).toMatchObject({
      ownerId: await personId(app, ADMIN),
      nextAt: expect.any(Date),
    });
    const taken = await admin.get(page);
    expect(textOf(taken, '.schedule-run-head')).toContain('Not sent');
    expect(taken.text).not.toContain('The last time did not go out');
  });
});
