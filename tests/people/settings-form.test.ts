import { admin, app, count } from './administration.support';

test('settings are checked before they are stored, and show at once', async () => {
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
    numberingStart: '5000',
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
  expect(await count('select last_value as count from ticket_numbers')).toBe(5000);
});
