import { changeSettings } from '../../src/features/settings';
import { settingsFrom } from '../../src/features/settings/settings.values';
import { admin, app, count } from './administration.support';
import { formOf } from './lists.support';

test('settings are checked before they are stored, and show at once', async () => {
  // Numbers of tickets that other files have filed are not given back.
  const numberingStart = 5000 + (await count('select last_value as count from ticket_numbers'));
  const fields = {
    name: 'Mesa Única',
    accent: '#AA0000',
    timeZone: 'Europe/Madrid',
    defaultLocale: 'en',
    autoCloseDays: '3',
    reopenDays: '7',
    attachmentMaxMb: '20',
    attachmentMaxFiles: '5',
    retentionDays: '60',
    numberingStart: String(numberingStart),
  };
  for (const [field, value] of Object.entries({
    name: '',
    accent: 'red',
    timeZone: 'Mars/Base',
    defaultLocale: 'fr',
    autoCloseDays: '0',
    attachmentMaxMb: '1e3',
    retentionDays: '999999',
    numberingStart: '12',
  })) {
    const answer = await admin.post('/admin/settings', { ...fields, [field]: value });
    expect([field, answer.status]).toEqual([field, 422]);
  }
  expect((await admin.post('/admin/settings', fields)).location).toBe('/admin/settings');
  const page = await admin.get('/admin/settings');
  expect(page.html.querySelector('title')?.text).toContain('Mesa Única');
  expect(page.html.querySelector('link[href="/desk.css?aa0000"]')).not.toBeNull();
  expect((await app.visitor().get('/desk.css?aa0000')).text).toContain('#aa0000');
  expect((await app.visitor().get('/desk.css?};body{display:none')).text).not.toContain('body');
  expect(await count('select last_value as count from ticket_numbers')).toBe(numberingStart);
});

test('telephone numbers are read in the country of the desk, and others ask for their prefix', async () => {
  const page = await admin.get('/admin/settings');
  const form = { ...formOf(page.html, '/admin/settings'), phoneCountry: 'CL' };
  expect((await admin.post('/admin/settings', form)).location).toBe('/admin/settings');
  const customer = await app.as('customer@demo.test');
  const profile = await customer.get('/account');
  expect(profile.html.querySelector('#f-phone-hint')?.text).toMatch(/^Of another country, with its code/);
  const account = formOf(profile.html, '/account');
  const send = (phone: string) => customer.post('/account', { ...account, phone });
  expect((await send('9 6123 4567')).status).toBe(303);
  expect(formOf((await customer.get('/account')).html, '/account').phone).toBe('+56 9 6123 4567');
  const refused = await send('9 1234 5678');
  expect([refused.status, refused.html.querySelector('#f-phone-error')?.text]).toEqual([
    422,
    expect.stringMatching(/This number is not complete\. .*\+34 600/),
  ]);
  expect((await send('+34 912 345 678 ext. 12')).status).toBe(303);
  expect(formOf((await customer.get('/account')).html, '/account').phone).toBe('+34 912 34 56 78 ext. 12');
  await changeSettings(await app.ctx('admin@demo.test'), { phoneCountry: null });
  for (const { html } of [await customer.get('/account'), await admin.get('/admin/users/new')]) {
    expect(html.querySelector('#f-phone-hint')?.text).toMatch(/^With the country code/);
  }
});

test('a desk whose zone is stored under a name that is offered no more stays in it', () => {
  const zoneIn = (stored: string) => settingsFrom(new Map([['timeZone', stored]])).timeZone;
  expect([zoneIn('US/Eastern'), zoneIn('Mars/Base')]).toEqual(['America/New_York', 'UTC']);
});
