import { changeSettings } from '../../src/features/settings';
import { row } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import type { Answer, Browser } from '../support/browser';
import { ADMIN, FORM, LIST, scheduled } from './pages.support';
import { outcomesIn, sentAt } from './schedules.support';

// Which days the next mails are about: what the form and the page say is what goes out.

let app: TestApp;
let admin: Browser;
beforeAll(async () => {
  app = await testApp();
  admin = await app.as(ADMIN);
});
afterAll(() => app.close());

const textsIn = ({ html }: Answer, selector: string): string[] =>
  html.querySelectorAll(selector).map(({ text }) => text.replace(/\s+/g, ' ').trim());

const nextAt = async (id: string): Promise<string> => {
  const sql = 'select next_at from report_schedules where id = :id';
  return (await row<{ nextAt: Date }>(app.system.db, sql, { id })).nextAt.toISOString();
};

describe.each([
  ['en', 'with the figures of'],
  ['es', 'con datos del'],
] as const)('read in %s', (locale, about) => {
  test.each([
    ['daily', 'yesterday'],
    ['daily', 'today'],
    ['weekly', 'last_week'],
    ['weekly', 'this_week'],
    ['monthly', 'last_month'],
    ['monthly', 'last_30'],
    ['monthly', 'last_quarter'],
  ] as const)('a %s one of %s says the days that its mail is about', async (frequency, preset) => {
    await changeSettings(await app.ctx(ADMIN), { timeZone: 'Pacific/Auckland', defaultLocale: 'en' });
    const made = await scheduled(app, {
      ...{ frequency, weekday: frequency === 'weekly' ? 7 : null, locale },
      ...{ monthDay: frequency === 'monthly' ? 31 : null, clock: '23:30', timeZone: 'America/New_York' },
      query: { ...(await scheduled(app)).query, preset },
    });
    await admin.post('/preferences', { locale, return_to: '/admin' });
    const page = await admin.get(`${LIST}/${made.id}`);
    const said = textsIn(page, '.schedule-next .sub');
    expect(said).toHaveLength(3);
    const form = { ...FORM, frequency, weekday: '7', monthDay: '31', clock: '23:30' };
    const chosen = { ...form, period: preset, timeZone: 'America/New_York', step: 'preview' };
    expect(textsIn(await admin.post(LIST, chosen), '#next-times li span')).toEqual(said);
    expect(textsIn(await admin.get(`${LIST}/${made.id}/edit`), '#next-times li span')).toEqual(said);
    for (const days of said.slice(0, 2)) {
      const run = await sentAt(app, made.id, await nextAt(made.id));
      const [told] = await outcomesIn(app, run.id);
      expect(days).toBe(`${about} ${told?.period}`);
    }
  });
});

test('while no period is chosen the next times stand without days', async () => {
  const answer = await admin.post(LIST, { ...FORM, period: 'range', step: 'preview' });
  expect(textsIn(answer, '#next-times time')).toHaveLength(3);
  expect(textsIn(answer, '#next-times li span')).toEqual([]);
});

test('what is paused has no next mail, and no days of one', async () => {
  const { id } = await scheduled(app);
  await admin.post(`${LIST}/${id}/pause`);
  expect(textsIn(await admin.get(`${LIST}/${id}`), '.schedule-next .sub')).toEqual([]);
});
