import { prepareDesk } from '../../src/app/first-start';
import { createCalendar, everyCalendar } from '../../src/features/calendars';
import { changeSettings } from '../../src/features/settings';
import { addStandard } from '../../src/features/sla';
import { listPolicies } from '../../src/features/sla/policies/policies.service';
import { createTicket, findTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import { systemCtx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { words } from '../desk/ticket.support';
import { type TestApp, testApp } from '../support/app';

// What new desks begin with, and what others add with one button.

const [MINUTE, HOUR] = [60, 3600];

const shape = async (app: TestApp) => {
  const ctx = systemCtx(app.system);
  const calendars = await everyCalendar(ctx);
  const nameOf = new Map(calendars.map(({ id, name }) => [id, name]));
  const policies = (await listPolicies(ctx)).map(({ name, calendarId, p1CalendarId }) => [
    name,
    nameOf.get(calendarId),
    nameOf.get(p1CalendarId ?? ''),
  ]);
  return { calendars: calendars.map(({ name, timeZone }) => [name, timeZone]), policies };
};

describe('a new desk', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp({ commits: true, filling: 'migrated' });
    await prepareDesk(app.system, { timeZone: 'America/Mexico_City', locale: 'en' });
  });
  afterAll(() => app.close());

  test('has calendars in its zone and the targets that desks begin with', async () => {
    expect(await shape(app)).toEqual({
      calendars: [
        ['24x7', 'America/Mexico_City'],
        ['Horario laboral', 'America/Mexico_City'],
      ],
      policies: [['Estándar', 'Horario laboral', '24x7']],
    });
    const [policy] = await listPolicies(systemCtx(app.system));
    expect(policy).toMatchObject({
      ...{ isDefault: true, isActive: true, pausesFor: ['customer', 'third_party'], vip: null },
      ...{ p1FirstResponse: 15 * MINUTE, p1Resolution: 4 * HOUR, p1NextResponse: null },
      ...{ p2FirstResponse: HOUR, p2Resolution: 8 * HOUR, p2NextResponse: null },
      ...{ p3FirstResponse: 4 * HOUR, p3Resolution: 24 * HOUR, p3NextResponse: null },
      ...{ p4FirstResponse: 8 * HOUR, p4Resolution: 40 * HOUR, p4NextResponse: null },
      ...{ tellsResponse: false, tellsResolution: false },
    });
    const [always, business] = await everyCalendar(systemCtx(app.system));
    expect(always).toMatchObject({ isAlways: true });
    expect(business).toMatchObject({ isAlways: false, holidays: [] });
    expect(business?.hours).toEqual([1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1080 })));
  });

  test('takes over the zone and the language of its first administrator, and nobody else’s', async () => {
    const ctx = systemCtx(app.system);
    await changeSettings(ctx, { timeZone: 'Europe/London', defaultLocale: 'en' });
    const following = {
      calendars: [
        ['24x7', 'Europe/London'],
        ['Business hours', 'Europe/London'],
      ],
      policies: [['Standard', 'Business hours', '24x7']],
    };
    expect(await shape(app)).toEqual(following);
    await createUser(ctx, { email: 'ada@example.test', name: 'Ada', role: 'administrator' });
    await changeSettings(ctx, { timeZone: 'Asia/Tokyo', defaultLocale: 'es' });
    expect(await shape(app)).toEqual(following);
  });
});

describe('a desk that is in use', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('is offered the same, gets it once, and its open tickets are reckoned', async () => {
    const ticket = await createTicket(await app.ctx('customer@demo.test'), {
      subject: 'Old',
      description: 'x',
    });
    expect(ticket.slaPolicyId).toBeNull();
    const admin = await app.as('admin@demo.test');
    const page = await admin.get('/admin/sla');
    expect(page.html.querySelector('form[action="/admin/sla/standard"] button')).not.toBeNull();
    expect((await admin.post('/admin/sla/standard')).location).toBe('/admin/sla');
    const added = await admin.get('/admin/sla');
    expect(words(added, '#toasts')).toContain('Calendars and policy “Estándar” added');
    expect(words(added, '#run')).toContain('Counting…');
    // Another form than the one that has added it.
    expect((await admin.post('/admin/sla/standard')).location).toBe('/admin/sla');
    expect(words(await admin.get('/admin/sla'), '#toasts')).toContain('nothing was added');
    expect(
      (await admin.get('/admin/sla')).html.querySelector('form[action="/admin/sla/standard"]'),
    ).toBeNull();
    expect((await shape(app)).policies).toEqual([['Estándar', 'Horario laboral', '24x7']]);
    const told = await rows<{ actorKind: string }>(
      app.system.db,
      `select actor_kind from events where type in ('calendar.created', 'sla_policy.created')`,
    );
    expect(told.map(({ actorKind }) => actorKind)).toEqual(['person', 'person', 'person']);
    const later = await createTicket(await app.ctx('customer@demo.test'), {
      subject: 'New',
      description: 'x',
    });
    const [policy] = await listPolicies(systemCtx(app.system));
    const admins = await app.ctx('admin@demo.test');
    expect((await findTicket(admins, later.number)).slaPolicyId).toBe(policy?.id);
  });

  test('calendars that it has already are used as they are', async () => {
    const admin = await app.ctx('admin@demo.test');
    const timeZone = 'America/Bogota';
    await createCalendar(admin, { name: 'Siempre', timeZone, isAlways: true });
    await createCalendar(admin, { name: 'Business hours', timeZone, hours: [{ day: 1, from: 60, to: 120 }] });
    await addStandard(admin);
    expect(await shape(app)).toEqual({
      calendars: [
        ['Business hours', timeZone],
        ['Siempre', timeZone],
      ],
      policies: [['Estándar', 'Business hours', 'Siempre']],
    });
  });

  test('who does not run the desk adds nothing', async () => {
    const technician = await app.ctx('technician@demo.test');
    await expect(addStandard(technician)).rejects.toMatchObject({ code: 'not_found' });
  });
});
