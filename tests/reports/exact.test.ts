import { dailyFigures } from '../../src/features/reports';
import { deriveFacts } from '../../src/features/reports/facts/facts.repo';
import { changeSettings, getSettings } from '../../src/features/settings';
import { dayAfter, startOfDay } from '../../src/platform/calendar';
import { row, rows } from '../../src/platform/db';
import { runAt } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import { fc } from '../support/properties';
import { everybody } from '../tickets/desk';
import { ACTS, anyAct, play, type Stage } from './acts.support';
import { keptFacts, slowFacts } from './facts.support';
import { slowBacklog, slowFigures } from './figures.support';

// Whatever happens, what reports count is what a slow look at all events finds: kept as it happens, made anew, and summed
// up by days, on days on which clocks are put back and forward too.

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function stageAt(now: Date): Promise<Stage> {
  const people = await everybody(app);
  const departments = await rows<{ id: string }>(people.desk.db, 'select id from departments order by id');
  return { people, departments: departments.map(({ id }) => id), tickets: [], now };
}

const ODD_DAYS = [
  ['America/Santiago', '2025-09-07'],
  ['America/Santiago', '2025-04-05'],
  ['America/Havana', '2025-11-02'],
  ['America/Havana', '2025-03-09'],
  ['Europe/Madrid', '2025-03-30'],
  ['Europe/Madrid', '2025-10-26'],
  ['Australia/Lord_Howe', '2025-04-06'],
  ['Australia/Lord_Howe', '2025-10-05'],
] as const;

/** Days from the day before the first act to the one after the last. */
const DAYS = 6;

async function check(
  [zone, day]: (typeof ODD_DAYS)[number],
  acts: Parameters<typeof play>[1],
  summed: number,
) {
  const first = dayAfter(day, -1);
  const stage = await stageAt(startOfDay(first, zone));
  const { desk } = stage.people;
  await changeSettings(stage.people.admin, { timeZone: zone });
  await play(stage, acts.slice(0, summed));
  await runAt(app, 'reports.sum_days', new Date());
  await play(stage, acts.slice(summed));
  const ids = stage.tickets.map(({ id }) => id);
  const kept = await keptFacts(desk.db, ids);
  expect(kept).toEqual(await slowFacts(desk.db, ids));
  await deriveFacts(desk.db, ids);
  expect(await keptFacts(desk.db, ids)).toEqual(kept);
  const until = dayAfter(first, DAYS);
  const span = { from: first, until, start: startOfDay(first, zone), end: startOfDay(until, zone) };
  for (const scope of [{}, { departmentId: stage.departments[0] as string }, { priority: 'P3' as const }]) {
    const figures = await dailyFigures(desk, span, zone, scope);
    expect(figures).toEqual(await slowFigures(desk.db, span, zone, scope));
    expect(await dailyFigures(desk, span, zone, { ...scope, where: [ALL] })).toEqual(figures);
  }
  const { days } = await dailyFigures(desk, span, zone);
  let open = await slowBacklog(desk.db, span.start);
  for (const { day: of, created, reopened, solved, closed } of days) {
    open += created + reopened - solved - closed;
    expect(open).toBe(await slowBacklog(desk.db, startOfDay(of, zone, 1)));
  }
}

const ALL = { sql: 'true', bindings: {} };

test('facts, sums of days and backlog are exact, whatever happened and whenever days were summed up', async () => {
  await fc.assert(
    fc
      .asyncProperty(
        fc.constantFrom(...ODD_DAYS),
        fc.array(anyAct, { minLength: 5, maxLength: 40 }),
        fc.nat(30),
        check,
      )
      .beforeEach(async () => {
        await app.system.db.raw('savepoint drawn');
      })
      .afterEach(async () => {
        await app.system.db.raw('rollback to savepoint drawn');
      }),
    { numRuns: 12 },
  );
});

test('what has just happened has the facts that are made anew', async () => {
  const justNow = fc.array(
    anyAct.map((act) => ({ ...act, minutes: 0 })),
    { minLength: 5, maxLength: 40 },
  );
  await fc.assert(
    fc.asyncProperty(justNow, async (acts) => {
      const stage = await stageAt(new Date());
      await play(stage, acts);
      const { db } = stage.people.desk;
      const ids = stage.tickets.map(({ id }) => id);
      const kept = await keptFacts(db, ids);
      expect(kept).toEqual(await slowFacts(db, ids));
      await deriveFacts(db, ids);
      expect(await keptFacts(db, ids)).toEqual(kept);
    }),
    { numRuns: 10 },
  );
});

test('every kind of act is among them, and sums of days are what is read', async () => {
  const stage = await stageAt(new Date('2025-10-26T08:00:00Z'));
  const { desk } = stage.people;
  await play(
    stage,
    ACTS.map((what) => ({ what, which: 0, who: 1, minutes: 5 })),
  );
  await runAt(app, 'reports.sum_days', new Date());
  const { built, touched } = await row<{ built: number; touched: number }>(
    desk.db,
    `select (select count(*) from report_built) as built, (select count(*) from report_touched) as touched`,
  );
  expect(built).toBeGreaterThan(30);
  expect(touched).toBe(0);
  // What is summed up is not counted again: a row that nothing touched is believed.
  await rows(desk.db, 'update report_days set created = created + 100');
  const { timeZone } = await getSettings(desk);
  const span = { from: '2025-10-26', until: '2025-10-27', end: startOfDay('2025-10-27', timeZone) };
  const { days } = await dailyFigures(desk, span, timeZone);
  expect(days.map(({ created }) => created)).toEqual([101]);
});
