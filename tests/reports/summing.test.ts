import { dailyFigures } from '../../src/features/reports';
import { changeSettings, getSettings } from '../../src/features/settings';
import { changeTicket, deleteTicket } from '../../src/features/tickets';
import { dayAfter, dayAt, startOfDay } from '../../src/platform/calendar';
import { type Ctx, inTx } from '../../src/platform/ctx';
import { row, rows } from '../../src/platform/db';
import { runAt } from '../sla/terms.support';
import { type TestApp, testApp } from '../support/app';
import { everybody } from '../tickets/desk';
import { type Act, play, type Stage } from './acts.support';
import { slowFigures } from './figures.support';

// Days are summed up while others write: whatever is committed first, what is read is what there is.

let app: TestApp;
let stage: Stage;
const HOUR = 3_600_000;
const act = (what: Act['what'], which = 0, who = 0): Act => ({ what, which, who, minutes: 30 });

beforeAll(async () => {
  app = await testApp({ commits: true });
  const people = await everybody(app);
  const departments = await rows<{ id: string }>(people.desk.db, 'select id from departments order by id');
  const now = new Date(Date.now() - 100 * HOUR);
  stage = { people, departments: departments.map(({ id }) => id), tickets: [], now };
  await play(stage, [
    act('create'),
    act('create'),
    act('create'),
    act('reply'),
    act('solve'),
    act('rate', 0, 4),
  ]);
});
afterAll(() => app.close());

const sum = () => runAt(app, 'reports.sum_days', new Date());

async function expectExact(): Promise<void> {
  const { desk } = stage.people;
  const { timeZone } = await getSettings(desk);
  const until = dayAfter(dayAt(new Date(), timeZone), 1);
  const from = dayAfter(until, -8);
  const span = { from, until, start: startOfDay(from, timeZone), end: startOfDay(until, timeZone) };
  for (const scope of [{}, ...stage.departments.map((departmentId) => ({ departmentId }))]) {
    expect(await dailyFigures(desk, span, timeZone, scope)).toEqual(
      await slowFigures(desk.db, span, timeZone, scope),
    );
  }
}

/** Does something, and sums up days before it is committed. */
async function meanwhile(change: (tx: Ctx) => Promise<unknown>): Promise<void> {
  await inTx({ ...stage.people.admin, now: new Date() }, async (tx) => {
    await change(tx);
    await sum();
  });
  await expectExact();
  await sum();
  await expectExact();
}

test('a change that is committed after its day was summed up is not lost', async () => {
  const [first, second, third] = stage.tickets;
  await meanwhile((tx) =>
    changeTicket(tx, first?.id ?? '', { departmentId: stage.departments[1] as string }),
  );
  await meanwhile((tx) =>
    changeTicket(tx, first?.id ?? '', { departmentId: stage.departments[0] as string }),
  );
  await meanwhile((tx) => deleteTicket(tx, second?.id ?? ''));
  await meanwhile((tx) =>
    rows(tx.db, `select erase(array[:id]::uuid[], '{}'::uuid[], 'retention', gen_random_uuid(), null)`, {
      id: third?.id,
    }),
  );
});

test('two that sum up at once leave what one would', async () => {
  await rows(app.system.db, 'delete from report_built');
  await Promise.all([sum(), sum(), sum()]);
  await expectExact();
  const doubled = 'select count(*) - count(distinct day) as doubled from report_built';
  expect(await row(app.system.db, doubled)).toEqual({ doubled: 0 });
});

test('in another time zone days are others: those of the one before are not believed', async () => {
  await sum();
  for (const timeZone of ['Pacific/Kiritimati', 'America/Santiago', 'UTC']) {
    await changeSettings(stage.people.admin, { timeZone });
    await expectExact();
    await sum();
    await expectExact();
  }
});
