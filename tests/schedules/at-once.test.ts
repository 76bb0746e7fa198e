import { runsOf, sweep } from '../../src/features/schedules/runs.service';
import { sendRun } from '../../src/features/schedules/sending.service';
import { type Ctx, systemCtx } from '../../src/platform/ctx';
import { type TestApp, testApp } from '../support/app';
import { idOf } from '../tickets/desk';
import {
  at,
  type KeptRun,
  outcomesIn,
  perform,
  runsIn,
  scheduled,
  storedFiles,
  sweepAt,
  toldOf,
} from './schedules.support';

// What two workers do at once, and one after another has died, is done once.

let app: TestApp;
let admin: Ctx;
let technician: Ctx;
beforeAll(async () => {
  app = await testApp({ commits: true });
  admin = at(await app.ctx('admin@demo.test'), '2026-03-02T12:00Z');
  technician = await app.ctx('technician@demo.test');
});
afterAll(() => app.close());

const desk = () => systemCtx(app.system, { now: new Date('2026-03-03T06:30Z') });

test('two sweeps at once begin one run', async () => {
  const { id } = await scheduled(admin);
  await Promise.all([sweep(desk()), sweep(desk()), sweep(desk())]);
  expect(await runsIn(app, id)).toMatchObject([{ day: '2026-03-03', state: 'waiting' }]);
});

test('two workers at once tell everybody once, with one file', async () => {
  const before = await storedFiles(app);
  const { id } = await scheduled(admin, { people: [idOf(admin)] });
  await sweepAt(app, '2026-03-03T06:30Z');
  const [run] = await runsIn(app, id);
  if (!run) throw new Error('nothing was due');
  await Promise.all([sendRun(desk(), run.id), sendRun(desk(), run.id)]);
  expect(await runsIn(app, id)).toMatchObject([{ state: 'done' }]);
  expect(await toldOf(app, run)).toEqual(['mail admin@demo.test', 'mail board@example.test']);
  expect((await storedFiles(app)).length - before.length).toBe(1);
});

test('what a worker did before it died is not done again, and what it left is', async () => {
  const before = await storedFiles(app);
  const { id } = await scheduled(admin, { people: [idOf(admin), idOf(technician)] });
  await sweepAt(app, '2026-03-03T06:30Z');
  const [run] = await runsIn(app, id);
  if (!run) throw new Error('nothing was due');
  await refusing(idOf(technician), async () => {
    await expect(perform(app, 'schedules.run', { id: run.id })).rejects.toThrow('refused');
  });
  const half = await outcomesIn(app, run.id);
  expect(half.map(({ recipient }) => recipient).sort()).toEqual([idOf(admin), 'board@example.test'].sort());
  expect((await storedFiles(app)).length - before.length).toBe(1);
  await perform(app, 'schedules.run', { id: run.id }, 2);
  await perform(app, 'schedules.run', { id: run.id }, 3);
  expect(await runsIn(app, id)).toMatchObject([{ state: 'done' }]);
  expect(await toldOf(app, run)).toEqual([
    ...['mail admin@demo.test', 'mail board@example.test', 'mail technician@demo.test'],
  ]);
  expect(await outcomesIn(app, run.id)).toEqual(expect.arrayContaining(half));
  expect((await storedFiles(app)).length - before.length).toBe(2);
});

test('what fails again and again has failed, and says so', async () => {
  const { id } = await scheduled(admin);
  await sweepAt(app, '2026-03-03T06:30Z');
  const [run] = await runsIn(app, id);
  await refusing('board@example.test', async () => {
    for (const number of [1, 2]) {
      await expect(perform(app, 'schedules.run', { id: run?.id }, number)).rejects.toThrow('refused');
      expect(await runsIn(app, id)).toMatchObject([{ state: 'running' }]);
    }
    await perform(app, 'schedules.run', { id: run?.id }, 3);
  });
  expect(await runsIn(app, id)).toMatchObject([{ state: 'failed', failure: 'error' }]);
});

test('a file that cannot be made for one leaves the others told, and the run says for whom', async () => {
  const staff = [technician, await app.ctx('technician2@demo.test')].map(idOf);
  const addresses = ['board@example.test', 'Bank@Example.test'];
  const { id } = await scheduled(admin, { people: staff, addresses });
  await sweepAt(app, '2026-03-03T06:30Z');
  const [run] = await runsIn(app, id);
  await refusing(staff[0] as string, async () => {
    for (const number of [1, 2])
      await expect(perform(app, 'schedules.run', { id: run?.id }, number)).rejects.toThrow('refused');
    await perform(app, 'schedules.run', { id: run?.id }, 3);
  });
  expect(await toldOf(app, run as KeptRun)).toEqual([
    ...['mail bank@example.test', 'mail board@example.test', 'mail technician2@demo.test'],
  ]);
  const [kept] = (await runsOf(admin, id, null)).items;
  expect(kept?.recipients[0]).toMatchObject({ name: 'Tomás Técnico', outcome: 'unmade' });
  expect(kept?.recipients.slice(1).map(({ outcome }) => outcome)).toEqual(['told', 'told', 'told']);
  const page = await (await app.as('admin@demo.test')).get(`/admin/reports/schedules/${id}`);
  const [shown, notice] = ['.schedule-run', '.notice'].map((one) => page.html.querySelector(one)?.text);
  expect(shown).toContain('Not to all');
  expect(shown).toContain('For 1 of 4 the file could not be made; the others have it.');
  expect(notice).toContain('The last time did not reach all');
  const rows = page.html.querySelectorAll('.schedule-told tbody tr').map(({ text }) => text);
  expect(rows.filter((text) => text.includes('The file could not be made'))).toEqual([
    expect.stringContaining('Tomás Técnico'),
  ]);
  const list = await (await app.as('admin@demo.test')).get('/admin/reports/schedules');
  expect(list.html.querySelector(`#schedule-${id}`)?.text).toContain('For 1 of 4');
});

test('where it can be made for nobody the run says that, and names all', async () => {
  const { id } = await scheduled(admin);
  await sweepAt(app, '2026-03-03T06:30Z');
  const [run] = await runsIn(app, id);
  await refusing('board@example.test', async () => {
    for (const number of [1, 2])
      await expect(perform(app, 'schedules.run', { id: run?.id }, number)).rejects.toThrow('refused');
    await perform(app, 'schedules.run', { id: run?.id }, 3);
  });
  const page = await (await app.as('admin@demo.test')).get(`/admin/reports/schedules/${id}`);
  expect(page.html.querySelector('.schedule-run-head')?.text).toContain('Not sent');
  expect(page.html.querySelector('.schedule-run > p')?.text).toBe(
    'The file could not be made. It can be sent again.',
  );
  expect(page.html.querySelectorAll('.schedule-told tbody tr')).toHaveLength(1);
});

/** The database refuses to keep what becomes of a run for that recipient. */
async function refusing(recipient: string, during: () => Promise<void>): Promise<void> {
  await app.system.db.raw(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
     create trigger refused before insert on report_run_recipients for each row when (new.recipient = '${recipient}')
       execute function refuse()`,
  );
  await during().finally(() =>
    app.system.db.raw('drop trigger refused on report_run_recipients; drop function refuse()'),
  );
}
