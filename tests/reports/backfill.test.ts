import { isBackfilled } from '../../src/features/reports';
import { row, rows } from '../../src/platform/db';
import { runAt } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import { everybody } from '../tickets/desk';
import { type Act, play, type Stage } from './acts.support';
import { keptFacts, slowFacts } from './facts.support';

// What happened before the desk kept facts, and what a process of the release before does while both run.

let app: TestApp;
let stage: Stage;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const act = (what: Act['what'], which = 0, who = 0): Act => ({ what, which, who, minutes: 30 });
const LIFE = [act('reply'), act('solve'), act('rate', 0, 4), act('reopen'), act('spam')];

beforeEach(async () => {
  const now = new Date(Date.now() - 40 * 3_600_000);
  stage = { people: await everybody(app), departments: [], tickets: [], now };
  await play(stage, [act('create'), act('create'), ...LIFE, ...LIFE.map((one) => ({ ...one, which: 1 }))]);
});

const db = () => app.system.db;
const ids = () => stage.tickets.map(({ id }) => id);
const run = (name: 'reports.backfill' | 'reports.check_facts' | 'reports.sum_days') =>
  runAt(app, name, new Date());

async function asBefore(after: string | null = null): Promise<void> {
  await rows(db(), 'delete from report_facts');
  await rows(db(), 'delete from report_touched');
  await rows(db(), 'update report_backfill set is_done = false, after = :after', { after });
}

test('gets its facts from the job; until then nobody is told that figures are right, and no day is summed up', async () => {
  const kept = await keptFacts(db(), ids());
  expect(kept.map(({ kind }) => kind).sort()).toEqual(
    ['responded', 'moved', 'solved', 'rated', 'reopened', 'closed'].flatMap((kind) => [kind, kind]).sort(),
  );
  await asBefore();
  await run('reports.sum_days');
  expect(await isBackfilled(db())).toBe(false);
  expect(await row(db(), 'select count(*) from report_built')).toEqual({ count: 0 });
  await run('reports.backfill');
  expect(await keptFacts(db(), ids())).toEqual(kept);
  expect(await isBackfilled(db())).toBe(true);
  await run('reports.sum_days');
  expect(await row(db(), 'select count(*) > 0 as any from report_built')).toEqual({ any: true });
});

test('goes on where it was broken off, and what is done in the meantime has its facts at once', async () => {
  const [first = '', second = ''] = ids();
  await asBefore(first);
  await run('reports.backfill');
  expect(await keptFacts(db(), [first])).toEqual([]);
  expect(await keptFacts(db(), [second])).toEqual(await slowFacts(db(), [second]));
  await play(stage, [act('reopen')]);
  expect(await keptFacts(db(), [first])).toEqual(await slowFacts(db(), [first]));
});

test('what a process of the release before did is found at night, and its days are summed up again', async () => {
  await run('reports.sum_days');
  const [first = ''] = ids();
  await rows(db(), 'delete from report_facts where ticket_id = :first', { first });
  await run('reports.check_facts');
  const kept = await keptFacts(db(), [first]);
  expect(kept).toEqual(await slowFacts(db(), [first]));
  const touched = await rows<{ at: Date }>(db(), 'select distinct at from report_touched order by at');
  expect(touched.map(({ at }) => at)).toEqual(
    [...new Set(kept.map(({ at }) => at.getTime()))].map((at) => new Date(at)),
  );
});
