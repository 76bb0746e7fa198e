/// <reference lib="dom" />
import { type Desk, leave, openDemoDesk, openPage } from './chromium';
import {
  arrive,
  expectAccessible,
  expectQuiet,
  follow,
  holdBack,
  numberOf,
  posting,
  shows,
  telling,
  type Visit,
  visit,
} from './visit';

// An administrator sets up a team; its first technician finds everything in place.
let desk: Desk;
beforeAll(async () => {
  desk = await openDemoDesk();
});
afterAll(() => desk.close());

const PERSON = { name: 'Olga Marín', email: 'olga.marin@demo.test' };

test('a new team: department, category, field, canned reply and technician', async () => {
  const admin = await visit(desk, 'admin@demo.test');
  await makeDepartment(admin);
  await makeCategory(admin);
  await makeField(admin);
  const invitation = await inviteTechnician(admin);
  await makeCannedReply(admin);

  const customer = await visit(desk, 'customer2@demo.test');
  const technician = await openPage(desk, { locale: 'en' });
  await accept(technician, invitation);
  expect(new URL(technician.url()).pathname).toBe('/desk');
  await technician.goto('/desk/tickets?view=unassigned');
  expect(await technician.locator('[data-shortcut-item]').count()).toBe(0);
  await submit(customer, technician);
  await answer(technician, customer);
  await findInAudit(admin, customer);
  expectQuiet(admin, customer, technician);
  await leave(admin, customer, technician);
});

const create = (page: Visit) => follow(page, page.getByRole('button', { name: 'Create', exact: true }));

async function makeDepartment(page: Visit): Promise<void> {
  await page.goto('/admin');
  await page.getByRole('link', { name: 'Departments', exact: true }).click();
  await page.getByRole('link', { name: 'New department' }).click();
  await page.getByLabel('Name').fill('it');
  await create(page);
  expect(await page.locator('.error-summary').evaluate((box) => box === document.activeElement)).toBe(true);
  await expectAccessible(page);
  expect(page.complaints.splice(0).join()).toContain('422');
  await page.getByLabel('Name').fill('Fleet');
  await telling(page, 'Department “Fleet” created.', () => create(page));
}

async function makeCategory(page: Visit): Promise<void> {
  await page.goto('/admin/categories/new');
  await page.getByLabel('Name in Spanish').fill('Vehículos');
  await page.getByLabel('Name in English').fill('Vehicles');
  await page.getByLabel('Department', { exact: true }).selectOption({ label: 'Fleet' });
  await telling(page, /Category “.+” created/, () => create(page));
}

async function makeField(page: Visit): Promise<void> {
  await page.goto('/admin/fields/new');
  await page.getByLabel('Name in Spanish').fill('Matrícula');
  await page.getByLabel('Name in English').fill('Plate');
  await page.getByRole('checkbox', { name: 'Required', exact: true }).check({ force: true });
  await page.getByRole('radio', { name: 'They fill it in' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Vehicles' }).check({ force: true });
  await telling(page, 'Field “Plate” created.', () =>
    follow(page, page.getByRole('button', { name: 'Create field' })),
  );
}

/** Returns the link that the new technician opens their account with. */
async function inviteTechnician(page: Visit): Promise<string> {
  await page.goto('/admin/users');
  await follow(page, page.getByRole('link', { name: 'Invite', exact: true }));
  await page.getByLabel('Full name').fill(PERSON.name);
  await page.getByLabel('E-mail').fill(PERSON.email);
  await page.getByRole('radio', { name: 'Technician' }).check({ force: true });
  await page.getByRole('checkbox', { name: 'Fleet' }).check({ force: true });
  await telling(page, `Invitation for ${PERSON.name} made.`, () =>
    follow(page, page.getByRole('button', { name: 'Invite', exact: true })),
  );
  await expectAccessible(page);
  return new URL(await page.getByLabel('Link of the invitation').inputValue()).pathname;
}

async function accept(page: Visit, path: string): Promise<void> {
  await page.goto(path);
  await expectAccessible(page);
  await page.getByLabel('Password', { exact: true }).fill('tin cloud basket 94');
  await follow(page, page.getByRole('button', { name: 'Open the account' }));
}

async function makeCannedReply(page: Visit): Promise<void> {
  await page.goto('/desk/templates/new');
  await page.locator('[name=title]').fill('Van on its way');
  const code = await page.locator('.facts code').first().textContent();
  await posting(page, () => page.locator('[name=body]').pressSequentially(`Hello ${code}, the van comes.`));
  await page.locator('#preview').getByText('the van comes').waitFor();
  expect(await page.locator('#preview').textContent()).not.toContain(code);
  await page.locator('[name=department]').selectOption({ label: 'Fleet' });
  await follow(page, page.locator('.save-bar .primary'));
  expect(await page.locator('main').textContent()).toContain('Van on its way');
}

async function submit(customer: Visit, technician: Visit): Promise<void> {
  await customer.goto('/portal/tickets/new');
  await customer.locator('[name=subject]').fill('Flat tyre');
  await customer.locator('[name=description]').fill('Left front.');
  await customer.getByLabel('Category').selectOption({ label: 'Vehicles' });
  const plate = customer.getByLabel('Plate');
  await plate.waitFor();
  await posting(customer, () => customer.getByRole('button', { name: 'Submit ticket' }).click());
  await customer.locator('.error-summary').waitFor();
  expect(await plate.getAttribute('aria-invalid')).toBe('true');
  expect(customer.complaints.splice(0).every((text) => text.includes('422'))).toBe(true);
  await plate.fill('4821 KLM');
  await posting(customer, () => customer.getByRole('button', { name: 'Submit ticket' }).click());
  await shows(technician.locator('.row-link', { hasText: 'Flat tyre' }));
  await customer.waitForURL(/\/portal\/tickets\/\d+$/);
}

async function answer(technician: Visit, customer: Visit): Promise<void> {
  await technician.locator('.row-link', { hasText: 'Flat tyre' }).click();
  await arrive(technician, /\/desk\/tickets\/\d+/);
  expect(await technician.locator('#card-fields').getByLabel('Plate').inputValue()).toBe('4821 KLM');
  const canned = technician.locator('#canned');
  const posts: string[] = [];
  technician.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
  const insertion = await holdBack(technician, '**/replies**');
  await canned.focus();
  await canned.selectOption({ label: 'Van on its way' });
  // Going on to the text while it comes asks for nothing more.
  await technician.focus('#composer-body');
  insertion.letGo();
  await technician.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('#composer-body')?.value !== '',
  );
  expect(posts).toHaveLength(1);
  expect(await technician.inputValue('#composer-body')).toMatch(/^Hello James.*, the van comes\.$/);
  await posting(technician, () => technician.getByRole('button', { name: 'Send reply' }).click());
  await shows(customer.locator('.entry.reply').filter({ hasText: 'the van comes.' }));
}

async function findInAudit(page: Visit, customer: Visit): Promise<void> {
  await page.goto('/admin/audit');
  const log = await page.locator('#audit').textContent();
  for (const entry of ['Department created', 'Category created', 'Field created', 'Account created']) {
    expect(log).toContain(entry);
  }
  await page.getByLabel('Ticket number').fill(String(numberOf(customer)));
  await follow(page, page.locator('.filter-fields button'));
  const own = await page.locator('#audit').textContent();
  expect(own).toContain('Ticket opened');
  expect(own).not.toContain('Department created');
}

test('a ticket is deleted, undone, deleted again and restored; dashboard and audit log tell it', async () => {
  const admin = await visit(desk, 'admin@demo.test');
  const technician = await visit(desk, 'technician@demo.test');
  const dashboard = await visit(desk, 'admin@demo.test');
  await dashboard.goto('/admin/dashboard');
  const open = () => dashboard.locator('#dashboard .stat-tile, #dashboard .stat').first().textContent();
  const before = await open();

  await technician.goto('/desk/tickets?view=unassigned');
  const row = technician.locator('[data-shortcut-item]').first();
  const number = Number((await row.getAttribute('id'))?.slice(2));
  await admin.goto(`/desk/tickets/${number}`);
  await remove(admin, number);
  await technician.locator(`#t-${number}`).waitFor({ state: 'detached' });
  expect((await technician.goto(`/desk/tickets/${number}`))?.status()).toBe(404);
  await dashboard.waitForFunction(
    (old) => !document.querySelector('#dashboard')?.textContent?.includes(old),
    before ?? '',
  );

  await telling(admin, 'Ticket restored', () => follow(admin, admin.getByRole('button', { name: 'Undo' })));
  await remove(admin, number);
  await admin.goto('/admin/deleted');
  const gone = admin.locator(`#d-${number}`);
  expect(await gone.textContent()).toContain('Elena Ruiz Ortega');
  await follow(admin, gone.getByRole('button'));
  expect(await admin.locator(`#d-${number}`).count()).toBe(0);
  expect((await technician.goto(`/desk/tickets/${number}`))?.status()).toBe(200);
  await dashboard.waitForFunction(
    (old) => document.querySelector('#dashboard')?.textContent?.includes(old),
    before ?? '',
  );

  await admin.goto(`/admin/audit?ticket=${number}`);
  expect(await admin.locator('#audit strong').allTextContents()).toEqual(
    expect.arrayContaining(['Ticket deleted', 'Ticket restored', 'Ticket deleted', 'Ticket restored']),
  );
  // It was not there for a while.
  expect(technician.complaints.splice(0).every((text) => text.includes('404'))).toBe(true);
  expect(admin.complaints.filter((text) => !text.includes('404'))).toEqual([]);
  expectQuiet(dashboard);
  await leave(admin, technician, dashboard);
});

async function remove(page: Visit, number: number): Promise<void> {
  await page.locator('#ticket-more summary').click();
  await page.getByRole('button', { name: 'Delete…' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Delete…' }).click();
  const question = page.getByRole('alertdialog', { name: `Delete #${number}` });
  await question.waitFor();
  await expectAccessible(page);
  await follow(page, question.getByRole('button', { name: 'Delete the ticket' }));
}
