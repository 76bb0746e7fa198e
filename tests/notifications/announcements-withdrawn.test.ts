import {
  readAnnouncement,
  withdrawAnnouncement,
} from '../../src/features/notifications/announcements/announcements.service';
import type { Announcement } from '../../src/features/notifications/announcements/announcements.types';
import { rows } from '../../src/platform/db';
import { type TestApp, testApp } from '../support/app';
import { announced, follow, publish } from './announcements.support';

// The mail of an announcement leads to its page, also once it is withdrawn: that says so to those who had been told.

const ADMIN = 'admin@demo.test';
const TECHNICIAN = 'technician@demo.test';
const CUSTOMER = 'customer@demo.test';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function withdraw({ id }: Announcement): Promise<void> {
  await withdrawAnnouncement(await app.ctx(ADMIN), id);
  await follow(app, id, 'withdrawn');
}

const open = async (who: string, { id }: Announcement) => (await app.as(who)).get(`/announcements/${id}`);
const status = async (who: string, one: Announcement) => (await open(who, one)).status;

const change = (set: string, { eventId }: Announcement) =>
  rows(app.system.db, `update deliveries set ${set} where root_id = :eventId returning id`, { eventId });

describe('once it is withdrawn', () => {
  test.each([
    ['en', 'This announcement was withdrawn'],
    ['es', 'Este anuncio se retiró'],
  ])('its page in %s says so, and when, without its words', async (locale, title) => {
    const announcement = await announced(app);
    await withdraw(announcement);
    await app.system
      .db('announcements')
      .where({ id: announcement.id })
      .update({ withdrawnAt: new Date('2026-11-30T10:05:00Z') });
    await app.system.db('users').where({ email: CUSTOMER }).update({ locale });
    const shown = await open(CUSTOMER, announcement);
    expect([shown.status, shown.html.querySelector('h1')?.text]).toEqual([410, title]);
    const said = shown.html.querySelector('main')?.text ?? '';
    expect(said).toMatch(/30 nov 2026|30 Nov 2026|Nov 30, 2026/);
    expect(said).not.toMatch(/Power|Corte|eight|ocho/);
    expect(shown.text).not.toContain('Power cut');
  });

  test('whoever it was not for, or comes later, finds nothing there', async () => {
    const announcement = await announced(app, { audience: 'customers' });
    await withdraw(announcement);
    expect(await status(CUSTOMER, announcement)).toBe(410);
    expect([await status(TECHNICIAN, announcement), await status(ADMIN, announcement)]).toEqual([404, 404]);
    expect((await app.visitor().get(`/announcements/${announcement.id}`)).location).toContain('/login');
  });

  test('nor do those whom nobody has told yet', async () => {
    const announcement = await publish(app);
    await withdraw(announcement);
    await follow(app, announcement.id, 'published');
    expect([await status(CUSTOMER, announcement), await status(TECHNICIAN, announcement)]).toEqual([
      404, 404,
    ]);
  });

  test('a mail that has left is enough, one that was taken back is not', async () => {
    const announcement = await announced(app);
    await change(`state = 'sent'`, announcement);
    await rows(
      app.system.db,
      `delete from deliveries where root_id = :id and channel = 'in_app' returning id`,
      {
        id: announcement.eventId,
      },
    );
    await withdraw(announcement);
    expect(await status(CUSTOMER, announcement)).toBe(410);
    await change(`state = 'withdrawn'`, announcement);
    expect(await status(CUSTOMER, announcement)).toBe(404);
  });

  test('who works on the other side by now had been told all the same', async () => {
    const announcement = await announced(app, { audience: 'customers' });
    await withdraw(announcement);
    await app.system.db('users').where({ email: CUSTOMER }).update({ role: 'technician' });
    expect(
      await readAnnouncement(await app.ctx(CUSTOMER), announcement.id, { locale: 'es', opened: null }),
    ).toEqual({
      withdrawnAt: expect.any(Date),
    });
  });
});
