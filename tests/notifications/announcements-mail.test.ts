import { queueMail } from '../../src/features/deliveries';
import { dueOn } from '../../src/features/deliveries/deliveries.repo';
import { withdrawAnnouncement } from '../../src/features/notifications/announcements/announcements.service';
import { updateUser } from '../../src/features/users';
import { inTx, systemCtx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { sendMails } from '../support/deliveries';
import { addCustomers, announced, toldOf } from './announcements.support';

// The mail of an announcement is written when it goes out: in its reader's language, with the rights that they have then.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

interface Mail {
  email: string;
  state: string;
  failure: string | null;
  subject: string | null;
  bodyText: string | null;
  bodyHtml: string | null;
}

async function mailsOf({ eventId }: { eventId: string }): Promise<Mail[]> {
  await sendMails(systemCtx(app.system));
  return rows(
    app.system.db,
    `select u.email::text as email, d.state, d.failure, d.subject, d.body_text, d.body_html
     from deliveries d join users u on u.id = d.user_id
     where d.channel = 'mail' and d.root_id = :eventId order by u.email`,
    { eventId },
  );
}

const mailTo = (mails: Mail[], address: string) => mails.find(({ email }) => email === address);

const speaks = async (email: string, locale: 'es' | 'en') =>
  updateUser(await app.ctx(), await idOf(app, email), { locale });

test('each reads it in their language, with a link to it', async () => {
  await speaks('customer@demo.test', 'en');
  await speaks('customer2@demo.test', 'es');
  const announcement = await announced(app, { audience: 'customers' });
  const mails = await mailsOf(announcement);
  const [spanish, english] = [mailTo(mails, 'customer2@demo.test'), mailTo(mails, 'customer@demo.test')];
  expect(spanish).toMatchObject({ state: 'outbox', subject: 'Corte de luz' });
  expect(spanish?.bodyText).toContain('El viernes a las **ocho**.');
  expect(spanish?.bodyHtml).toContain('El viernes a las <strong>ocho</strong>.');
  expect(english).toMatchObject({ state: 'outbox', subject: 'Power cut' });
  expect(english?.bodyText).toContain('On Friday at **eight**.');
  for (const mail of [spanish, english]) {
    const link = `${app.system.config.baseUrl}/announcements/${announcement.id}`;
    expect([mail?.bodyText?.includes(link), mail?.bodyHtml?.includes(`href="${link}"`)]).toEqual([
      true,
      true,
    ]);
  }
});

test('where there is nothing in their language, they read the other', async () => {
  await speaks('customer@demo.test', 'en');
  const announcement = await announced(app, { audience: 'customers', titleEn: null, bodyEn: null });
  const mail = mailTo(await mailsOf(announcement), 'customer@demo.test');
  expect(mail).toMatchObject({ subject: 'Corte de luz' });
  expect(mail?.bodyText).toContain('View the announcement');
});

test('what somebody typed is text, and no mark-up of theirs', async () => {
  const hostile = { titleEs: '<b>Corte</b>', bodyEs: '<script>alert(1)</script> {{ desk }}' };
  const announcement = await announced(app, {
    audience: 'customers',
    titleEn: null,
    bodyEn: null,
    ...hostile,
  });
  const [mail] = await mailsOf(announcement);
  expect(mail?.bodyHtml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{ desk }}');
  expect(mail?.bodyHtml).not.toContain('<script>');
  expect(mail?.subject).toContain('<b>Corte</b>');
});

test('what was withdrawn meanwhile is not sent, also where nobody has taken it back yet', async () => {
  const announcement = await announced(app, { audience: 'customers' });
  await withdrawAnnouncement(await app.ctx('admin@demo.test'), announcement.id);
  const found = await mailsOf(announcement);
  expect(found).toHaveLength(4);
  expect(new Set(found.map(({ state, failure }) => `${state} ${failure}`))).toEqual(
    new Set(['withdrawn gone']),
  );
});

test('who has become a customer reads nothing that is for the staff', async () => {
  const announcement = await announced(app, { audience: 'staff' });
  await updateUser(await app.ctx(), await idOf(app, 'technician2@demo.test'), { role: 'customer' });
  const found = await mailsOf(announcement);
  expect(found.map(({ email, state, failure }) => [email, state, failure])).toEqual([
    ['technician2@demo.test', 'withdrawn', 'no_access'],
    ['technician@demo.test', 'outbox', null],
  ]);
});

test('what somebody waits for in quiet hours comes with their digest', async () => {
  await speaks('customer@demo.test', 'es');
  const announcement = await announced(app, { audience: 'customers' });
  // As the telling stores it for somebody who wants to hear nothing now.
  const [mail] = await rows<{ id: string }>(
    app.system.db,
    `update deliveries set template = 'digest', kind = 'digest', root_id = id, event_id = id
     where channel = 'mail' and user_id = :id returning id`,
    { id: await idOf(app, 'customer@demo.test') },
  );
  await sendMails(systemCtx(app.system));
  const [digest] = await rows<Mail>(app.system.db, 'select state, body_text from deliveries where id = :id', {
    id: mail?.id,
  });
  expect(digest?.state).toBe('outbox');
  expect(digest?.bodyText).toContain('Corte de luz');
  expect(digest?.bodyText).toContain(`/announcements/${announcement.id}`);
});

test('a digest of nothing but what was withdrawn is not sent', async () => {
  const announcement = await announced(app, { audience: 'customers' });
  await rows(
    app.system.db,
    `update deliveries set template = 'digest', kind = 'digest', root_id = id, event_id = id where channel = 'mail'`,
  );
  await withdrawAnnouncement(await app.ctx('admin@demo.test'), announcement.id);
  await sendMails(systemCtx(app.system));
  const states = await rows<{ state: string; failure: string }>(
    app.system.db,
    `select distinct state, failure from deliveries where channel = 'mail'`,
  );
  expect(states).toEqual([{ state: 'withdrawn', failure: 'gone' }]);
  expect((await toldOf(app, announcement)).length).toBeGreaterThan(0);
});

describe('what is told to many holds nobody else up', () => {
  test('its mails leave by all lines', async () => {
    await addCustomers(app, 60);
    const { eventId } = await announced(app, { audience: 'customers' });
    const { lines } = await row<{ lines: number }>(
      app.system.db,
      `select count(distinct line) as lines from deliveries where root_id = :eventId and channel = 'mail'`,
      { eventId },
    );
    const mail = app.system.deliveryChannels.find(({ name }) => name === 'mail');
    expect(lines).toBe(mail?.lines);
  });

  test('and after what waits on their line beside them', async () => {
    await announced(app);
    const letter = {
      subject: 'Welcome',
      bodyText: 'Welcome',
      bodyHtml: '<p>Welcome</p>',
      locale: 'en',
    } as const;
    const about = { eventId: newId(), userId: null, address: 'new@x.test', template: 'invitation' };
    await inTx(systemCtx(app.system), (tx) => queueMail(tx, { ...letter, ...about }));
    // In the test's own transaction `now()` stands still, and they are due by the clock.
    await rows(app.system.db, `update deliveries set line = 0, due_at = now() where channel = 'mail'`);
    const due = await dueOn(app.system.db, { channel: 'mail', line: 0 }, 20);
    expect(due.map(({ template }) => template)).toEqual(['invitation', ...Array(6).fill('announcement')]);
  });
});
