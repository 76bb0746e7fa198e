import { type TestApp, testApp } from '../support/app';
import { FORM, OWN, personId, TECHNICIAN } from './pages.support';

// In which language mails of a schedule are for those who have not chosen one.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test.each(['en', 'es'] as const)(
  'of one made at the desk by somebody who reads %s: in that',
  async (language) => {
    const technician = await app.as(TECHNICIAN);
    const id = await personId(app, TECHNICIAN);
    await app.system.db('users').where({ id }).update({ locale: language });
    const { addresses: _addresses, locale: _locale, ...rest } = FORM;
    const own = { ...rest, of: '/desk/reports/overview', people: [id], name: `Own ${language}` };
    const { location } = await technician.post(OWN, own);
    const made = String(location).split('/').at(-1);
    const locale = async () => (await app.system.db('reportSchedules').where({ id: made }).first()).locale;
    expect(await locale()).toBe(language);
    // Whoever changes it later in another language changes nothing of that.
    await app.system
      .db('users')
      .where({ id })
      .update({ locale: language === 'en' ? 'es' : 'en' });
    const { status } = await technician.post(`${OWN}/${made}`, { ...own, name: 'Changed', version: 1 });
    expect([status, await locale()]).toEqual([303, language]);
  },
);
