import { updateOrganization } from '../../src/features/organizations';
import { changeTicket, findTicket, followTicket } from '../../src/features/tickets';
import { updateUser } from '../../src/features/users';
import { broken, crawl, telling } from './crawl';
import { app, at, expectNothing } from './visibility.support';
import {
  everyField,
  FIELD,
  INTERNAL,
  idOf,
  participate,
  plant,
  SECRET,
  stored,
  tells,
  tellsAnything,
  type World,
} from './world';

describe('customers who may see the ticket', () => {
  test.each([
    ['its requester', 'customer@demo.test', async () => undefined],
    [
      'a participant',
      'customer2@demo.test',
      (world: World) => participate(app, world, ['customer2@demo.test']),
    ],
  ])('%s finds nothing that is for staff anywhere', async (_who, email, prepare) => {
    const world = await plant(app);
    await prepare(world);
    const visits = await crawl(await at(email), world);
    expect(broken(visits)).toEqual([]);
    expect(telling(visits, SECRET)).toContain(`/portal/tickets/${world.ticket.number}`);
    expect(telling(visits, INTERNAL)).toEqual([]);
    const note = visits.find(({ address }) => address.endsWith(world.ids.note));
    expect(note?.answer.status).toBe(404);
    const addresses = visits.flatMap(({ answer }) => answer.text.match(/[\w.]+@demo\.test/g) ?? []);
    expect([...new Set(addresses)].filter((address) => address !== email)).toEqual([]);
  });

  test('a colleague sees it while the organization shares, and not a moment longer', async () => {
    const world = await plant(app, 'colleague@demo.test');
    const browser = await at('customer2@demo.test');
    const shared = await crawl(browser, world);
    expect(telling(shared, SECRET)).toContain('/portal/tickets?section=open&organization=1');
    expect(telling(shared, SECRET)).toContain(`/portal/tickets/${world.ticket.number}`);
    expect(telling(shared, INTERNAL)).toEqual([]);
    const admin = await app.ctx('admin@demo.test');
    const organizationId = world.ticket.organizationId ?? '';
    await updateOrganization(admin, organizationId, { sharesTickets: false });
    expectNothing(await crawl(browser, world), world);
    await updateOrganization(admin, organizationId, { sharesTickets: true, isActive: false });
    expectNothing(await crawl(browser, world), world);
    await updateOrganization(admin, organizationId, { isActive: true });
    await updateUser(admin, await idOf(app, 'customer2@demo.test'), { organizationId: null });
    expectNothing(await crawl(browser, world), world);
  });

  test('a participant who is taken off the ticket has never heard of it', async () => {
    const world = await plant(app);
    await participate(app, world, ['customer2@demo.test']);
    const browser = await at('customer2@demo.test');
    expect((await browser.get(`/portal/tickets/${world.ticket.number}`)).status).toBe(200);
    await participate(app, world, []);
    expectNothing(await crawl(browser, world), world);
  });

  test('a participant replies and does no more', async () => {
    const world = await plant(app);
    await participate(app, world, ['customer2@demo.test']);
    const browser = await at('customer2@demo.test');
    const path = `/portal/tickets/${world.ticket.number}`;
    const before = await stored(app);
    for (const step of ['closure', 'reopening', 'rating']) {
      const answer = await browser.post(`${path}/${step}`, { satisfaction: 1 });
      expect([403, 422]).toContain(answer.status);
    }
    expect(await stored(app)).toEqual(before);
    expect((await browser.post(`${path}/replies`, { body: 'Hello' })).status).toBe(303);
  });

  test('what a customer sends beside the form’s fields is not taken', async () => {
    const world = await plant(app);
    const browser = await at('customer@demo.test');
    const more = await everyField(app, world);
    const sent = await browser.post('/portal/tickets', { ...more, subject: 'Mine', fields: 'x' });
    expect(sent.status).toBe(303);
    const admin = await app.ctx('admin@demo.test');
    const ticket = await findTicket(admin, Number(sent.location?.split('/').at(-1)));
    expect(ticket).toMatchObject({ ...{ tags: [], assigneeId: null, impact: 'medium', status: 'new' } });
    expect(ticket).toMatchObject({ priorityOverridden: false, type: 'incident', fields: {} });
    expect(ticket.requesterId).toBe(await idOf(app, 'customer@demo.test'));
    const path = `/portal/tickets/${ticket.number}`;
    const replied = await browser.post(`${path}/replies`, { ...more, visibility: 'internal' });
    expect(replied.status).toBe(303);
    const [comment] = await app.system.db('comments').where({ ticketId: ticket.id });
    expect(comment.visibility).toBe('public');
    expect(await findTicket(admin, ticket.number)).toMatchObject({
      status: 'new',
      priority: ticket.priority,
    });
    const hidden = await browser.post('/portal/tickets', {
      ...{ subject: 'A', description: 'B', urgency: 'low', 'fields.zq7x_internal': 'x' },
    });
    expect([hidden.status, tells(hidden, FIELD.labelEn)]).toEqual([422, false]);
    const profile = { name: 'Clara', theme: 'dark', role: 'administrator', organizationId: world.ticket.id };
    expect((await browser.post('/account', { ...profile, email: 'admin@demo.test' })).status).toBe(303);
    const user = await app.system.db('users').where({ email: 'customer@demo.test' }).first();
    expect([user.role, user.name]).toEqual(['customer', 'Clara']);
  });
});
describe('technicians', () => {
  test('a follower and an assignee of another department see it until they are neither', async () => {
    const world = await plant(app);
    const { id, number } = world.ticket;
    const [admin, browser] = [await app.ctx('admin@demo.test'), await at('technician2@demo.test')];
    const other = await idOf(app, 'technician2@demo.test');
    await changeTicket(admin, id, { followerIds: [other] });
    const followed = await crawl(browser, world);
    expect(broken(followed)).toEqual([]);
    expect(telling(followed, INTERNAL)).toContain(`/desk/tickets/${number}`);
    expect(telling(followed, SECRET)).toContain('/desk/tickets?view=all&q=zanzibar');
    await followTicket(await app.ctx('technician2@demo.test'), id, false);
    expectNothing(await crawl(browser, world), world);
    await changeTicket(admin, id, { assigneeId: other });
    expect((await browser.get(`/desk/tickets/${number}`)).status).toBe(200);
    await changeTicket(admin, id, { assigneeId: null });
    expectNothing(await crawl(browser, world), world);
  });

  test('whoever leaves the department loses its tickets at the next click', async () => {
    const world = await plant(app);
    const browser = await at('technician@demo.test');
    expect((await browser.get(`/desk/tickets/${world.ticket.number}`)).status).toBe(200);
    const [admin, id] = [await app.ctx('admin@demo.test'), await idOf(app, 'technician@demo.test')];
    await updateUser(admin, id, { departmentIds: [] });
    expectNothing(await crawl(browser, world), world);
  });

  test('whoever becomes a customer is signed out, and finds nothing of the desk when back', async () => {
    const world = await plant(app);
    const admin = await app.ctx('admin@demo.test');
    const id = await idOf(app, 'technician@demo.test');
    await changeTicket(admin, world.ticket.id, { followerIds: [id] });
    const browser = await at('technician@demo.test');
    await updateUser(admin, id, { role: 'customer' });
    for (const { answer, address } of await crawl(browser, world)) {
      expect([address, tellsAnything(answer)]).toEqual([address, false]);
    }
    const back = app.visitor();
    await back.get('/login');
    const fields = { email: 'technician@demo.test', password: 'servidesk-demo' };
    expect((await back.post('/login', fields)).location).toBe('/portal');
    const visits = await crawl(back, world);
    expectNothing(visits, world);
    expect(telling(visits, INTERNAL)).toEqual([]);
  });
});
