import { changeTicket, createTicket, reply } from '../../src/features/tickets';
import { idOf } from '../security/world';
import { type TestApp, testApp } from '../support/app';
import { mailsAbout } from './mails.support';
import { upload } from './reading.support';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test('the mail of a reply that is files alone says how many, which, and how large they are', async () => {
  const [admin, customer] = [await app.ctx('admin@demo.test'), await app.ctx('customer@demo.test')];
  const { id } = await createTicket(customer, { subject: 'Printer', description: 'It hums' });
  await changeTicket(admin, id, { assigneeId: await idOf(app, 'technician@demo.test') });
  const uploads = [
    await upload('nota.txt', 'x'.repeat(52_000)),
    await upload('نص.txt', 'x'.repeat(1_200_000)),
  ];
  await reply(customer, id, { body: '', visibility: 'public', uploads });
  await mailsAbout(app, id);
  const one = { body: '', visibility: 'public', uploads: [await upload('guide.txt', 'x')] } as const;
  await reply(admin, id, { ...one, uploads: [...one.uploads], status: 'resolved', solution: 'New cable' });
  const mails = await mailsAbout(app, id);
  const asked = mails.find(({ template }) => template === 'customer_replied')?.text;
  expect(asked).toMatch(/Clara Cliente attached 2 files to ticket #\d+, “Printer”:\n/);
  expect(asked).toMatch(
    /Attached files:\n- nota\.txt \(52 kB\)\n {2}http\S+\n- \u2068نص\.txt\u2069 \(1\.2 MB\)\n {2}http\S+\n\nView ticket/,
  );
  const answer = mails.find(
    ({ address, template }) => address === 'customer@demo.test' && template === 'answered',
  )?.text;
  expect(answer).toMatch(/attached a file to ticket #\d+ and resolved it:\n/);
  expect(answer).toContain('New cable');
});
