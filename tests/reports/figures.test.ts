import { generate } from '../../seeds/generate';
import { createField } from '../../src/features/fields';
import { reportPeriod } from '../../src/features/reports/asked';
import { buildingTasks } from '../../src/features/reports/days/building.jobs';
import { PRESETS } from '../../src/features/reports/period/period.types';
import type { Place, ReportQuery } from '../../src/features/reports/query.types';
import { REPORTS, type ReportName } from '../../src/features/reports/report.types';
import { changeSettings } from '../../src/features/settings';
import { dayAfter, dayAt } from '../../src/platform/calendar';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { runTask } from '../../src/platform/jobs';
import { type TestApp, testApp } from '../support/app';
import { fc } from '../support/properties';
import { linkedNumbers, listAt, queryOf, reportOf, wordsIn } from './desk';
import { allOf, countingFor, isAsked, isSeen, type SlowReader, type World, wasOpen, worldOf } from './slow';
import { expectedOf, shownBy } from './slow-reports';

// Every figure against a slow and obvious computation, over generated tickets, for random readers, periods and filters.

const ZONES = ['America/Santiago', 'Australia/Lord_Howe', 'Europe/Madrid', 'Asia/Katmandu'];

let app: TestApp;
let now: Date;
let world: World;
beforeAll(async () => {
  app = await testApp({ commits: true });
  const { db } = app.system;
  const admin = await app.ctx('admin@demo.test');
  const options = ['one', 'two', 'three'].map((value) => ({ value, labelEs: value, labelEn: value }));
  const label = { labelEs: 'Campo', labelEn: 'Field' };
  await createField(admin, { ...label, key: 'single', kind: 'select', options });
  await createField(admin, { ...label, key: 'several', kind: 'multiselect', options });
  await createField(admin, { ...label, key: 'ticked', kind: 'checkbox' });
  await generate(db, { tickets: 250, seed: 7, progress: () => undefined });
  await rows(
    db,
    `update tickets set fields = case number % 4
       when 0 then '{"single": "one", "several": ["one", "two"], "ticked": true}'::jsonb
       when 1 then '{"single": "two", "several": ["two"], "ticked": false}' else '{}' end,
       deleted_at = case when number % 17 = 0 then now() end`,
  );
  // Generated customers are content; here there is each of the ratings.
  await rows(
    db,
    `update report_facts f set value = 1 + t.number % 10 from tickets t where t.id = f.ticket_id and f.kind = 'rated'`,
  );
  // Whose departments the generated tickets have.
  await rows(
    db,
    `insert into department_members (user_id, department_id)
     select u.id, d.id from users u, (select department_id as id from tickets group by 1 order by count(*) desc limit 2) d
     where u.email = 'technician@demo.test' on conflict do nothing`,
  );
  now = new Date();
  world = await worldOf(db, now);
});
afterAll(() => app.close());

const sumDays = async (ctx: Ctx) => {
  for (const task of buildingTasks) await runTask(task, ctx, {}, { number: 1, isLast: false });
};

const oneOf = (values: (string | null)[]) => {
  const known = [...new Set(values.filter((value) => value !== null))];
  return fc.option(fc.constantFrom(...known), { nil: undefined, freq: 4 });
};

interface Asking {
  zone: string;
  place: Place;
  isSummed: boolean;
  address: Record<string, string>;
}

/** Addresses of what there is, now and then of what there is not. */
function addresses(): fc.Arbitrary<Asking> {
  const day = fc.integer({ min: -60, max: 2 });
  return fc
    .record({
      preset: fc.constantFrom(...PRESETS),
      days: fc.tuple(day, day),
      department: oneOf(world.tickets.map(({ ticket }) => ticket.departmentId)),
      category: oneOf(world.tickets.flatMap(({ ticket }) => [ticket.categoryId, ticket.parentId])),
      organization: oneOf(world.tickets.map(({ ticket }) => ticket.organizationId)),
      technician: oneOf(world.facts.map(({ personId }) => personId)),
      priority: oneOf(['P1', 'P2', 'P3', 'P4']),
      zone: fc.constantFrom(...ZONES),
      place: fc.constantFrom<Place>('admin', 'admin', 'desk'),
      isSummed: fc.boolean(),
    })
    .map(({ preset, days, zone, place, isSummed, ...filters }) => {
      const [from, to] = days.toSorted((a, b) => a - b).map((place) => dayAfter(dayAt(now, zone), place));
      const address = { ...filters, period: preset, ...(preset === 'range' && { from, to }) };
      const said = Object.entries(address).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      return { zone, place, isSummed, address: Object.fromEntries(said) };
    });
}

/** What is asked for, reckoned slowly. */
function slowly(name: ReportName, query: ReportQuery, timeZone: string, reader: SlowReader) {
  const period = reportPeriod(query, { timeZone, defaultLocale: 'es' }, now);
  const isOwn = name === 'technicians' && !reader.isAdministrator;
  const asked = isOwn ? { ...query, technicianId: reader.id } : query;
  const own = allOf(world, 'created').filter((item) => isSeen(item, reader) && isAsked(item, asked));
  return {
    period,
    now,
    words: wordsIn('en', timeZone),
    isWhole: reader.isAdministrator,
    count: countingFor(world, { query: asked, period, reader }),
    openAt: (moment: Date) => own.filter((item) => wasOpen(world, item, moment)).length,
  };
}

test('every figure is what a slow computation comes to', async () => {
  await fc.assert(
    fc.asyncProperty(addresses(), async ({ zone, place, address, isSummed }) => {
      await changeSettings(await app.ctx('admin@demo.test'), { timeZone: zone });
      // Of some runs days are summed up, and read so.
      if (isSummed) await sumDays(await app.ctx());
      const ctx = { ...(await app.ctx(place === 'admin' ? 'admin@demo.test' : 'technician@demo.test')), now };
      if (ctx.actor.kind !== 'person') throw new Error('nobody reads');
      const { id, departmentIds } = ctx.actor;
      const reader = { id, departmentIds, isAdministrator: place === 'admin' };
      // At the desk there are figures of no colleague.
      const query = queryOf(
        place === 'desk' && address.technician ? { ...address, technician: id } : address,
      );
      for (const name of REPORTS) {
        const expected = expectedOf(name, slowly(name, query, zone, reader));
        const shown = shownBy(await reportOf(ctx, name, query, { place, words: wordsIn('en', zone) }));
        const compared = Object.fromEntries(Object.keys(expected).map((key) => [key, shown[key]]));
        expect({ name, ...compared }).toEqual({ name, ...expected });
      }
    }),
    {
      numRuns: 10,
      // Whatever else is drawn: all of the desk, and all of what a technician sees.
      examples: (['admin', 'desk'] as const).map((place): [Asking] => [
        { zone: 'Europe/Madrid', place, isSummed: true, address: { period: 'last_90' } },
      ]),
    },
  );
});

test.each<Place>(['admin', 'desk'])('at %s each number is as long as its list', async (place) => {
  const ctx = { ...(await app.ctx(place === 'admin' ? 'admin@demo.test' : 'technician@demo.test')), now };
  const seen = new Set<string>();
  for (const name of REPORTS) {
    const numbers = linkedNumbers(await reportOf(ctx, name, queryOf(), { place }));
    for (const { where, kind, value, href } of numbers) {
      if (seen.has(href) && kind !== 'count') continue;
      seen.add(href);
      const { total, ids } = await listAt(ctx, href, 400);
      const length = kind === 'count' ? value : total;
      expect([name, where, total, ids.length]).toEqual([name, where, length, length]);
      // A share may be none of them; a mean or a percentile is of something.
      if (kind !== 'count' && value !== 0) expect([name, where, total > 0]).toEqual([name, where, true]);
    }
  }
});
