import { readDrill } from '../../src/features/reports/drill';
import { REPORTS } from '../../src/features/reports/report.types';
import { changeSettings } from '../../src/features/settings';
import { changeTicket, closeTicket, createTicket } from '../../src/features/tickets';
import { createUser } from '../../src/features/users';
import type { Ctx } from '../../src/platform/ctx';
import { newId } from '../../src/platform/ids';
import { record } from '../bench/capture';
import { type TestApp, testApp } from '../support/app';
import { lines, linkedNumbers, listAt, queryOf, reportOf, tile, wordsIn } from './desk';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const NOW = new Date('2026-11-18T15:20:00Z');
const ctxOf = async (who: string, now = NOW): Promise<Ctx> => ({ ...(await app.ctx(who)), now });
const admin = () => ctxOf('admin@demo.test');

async function file(at: string, columns: Record<string, unknown> = {}) {
  const ctx = await ctxOf('customer@demo.test', new Date(at));
  const ticket = await createTicket(ctx, { subject: 'Subject', description: 'Text' });
  if (Object.keys(columns).length > 0)
    await app.system.db('tickets').where({ id: ticket.id }).update(columns);
  return ticket;
}

const inZone = async (timeZone: string) => changeSettings(await admin(), { timeZone });

test.each(['es', 'en'] as const)('an empty desk has reports of nothing (%s)', async (locale) => {
  const ctx = await admin();
  for (const name of REPORTS) {
    const report = await reportOf(ctx, name, queryOf(), { words: wordsIn(locale) });
    expect(report.definitions.length).toBeGreaterThan(4);
    const counts = linkedNumbers(report).filter(({ kind }) => kind === 'count');
    expect(counts.filter(({ value }) => value !== 0)).toEqual([]);
    const others = report.tiles.filter(({ kind }) => kind !== 'count');
    expect(others.filter(({ value, before }) => value !== null || before !== null)).toEqual([]);
  }
});

test('ten years have the one ticket that there is, in one of their parts', async () => {
  await file('2020-05-05T10:00Z');
  const query = queryOf({ period: 'range', from: '2017-01-01', to: '2026-12-31' });
  const report = await reportOf(await admin(), 'overview', query);
  const created = lines(report, 'flow').map(([name, count]) => [name, count]);
  expect(created).toHaveLength(41);
  expect(created.filter(([, count]) => count !== 0)).toEqual([
    ['Q2 2020', 1],
    ['Total', 1],
  ]);
  expect(lines(report, 'backlog').at(-1)).toEqual(['Q4 2026', 1]);
});

test('an id that nobody has matches nothing, and is said to be of nothing', async () => {
  await file('2026-11-17T10:00Z');
  const ctx = await admin();
  for (const filter of ['department', 'category', 'organization', 'technician']) {
    for (const name of REPORTS) {
      const report = await reportOf(ctx, name, queryOf({ [filter]: newId() }));
      const counts = linkedNumbers(report).filter(({ kind, value }) => kind === 'count' && value !== 0);
      expect([filter, name, counts]).toEqual([filter, name, []]);
      expect(report.parameters.map(({ text }) => text)).toContain('No longer there');
    }
  }
});

test('a ticket in the first of two midnights is on that day, in the chart and in its list', async () => {
  await inZone('America/Havana');
  const ticket = await file('2026-11-01T04:30Z');
  const ctx = await admin();
  const report = await reportOf(
    ctx,
    'overview',
    queryOf({ period: 'range', from: '2026-10-30', to: '2026-11-02' }),
  );
  const table = report.sections.find(({ id }) => id === 'flow')?.table;
  expect(table?.rows.map(([day, count]) => [day?.value, count?.value])).toEqual([
    ['2026-10-30', 0],
    ['2026-10-31', 0],
    ['2026-11-01', 1],
    ['2026-11-02', 0],
  ]);
  const listed = await Promise.all((table?.rows ?? []).map(([, count]) => listAt(ctx, count?.href ?? '')));
  expect(listed.map(({ ids }) => ids)).toEqual([[], [], [ticket.id], []]);
});

test('an hour that clocks show twice has what happened in both', async () => {
  await inZone('Europe/Madrid');
  await file('2026-10-25T00:30Z');
  await file('2026-10-25T01:30Z');
  const query = queryOf({ period: 'range', from: '2026-10-20', to: '2026-10-26' });
  const ctx = await admin();
  const report = await reportOf(ctx, 'tickets', query);
  const at = lines(report, 'when').filter(([, ...counts]) => counts.some((count) => count !== 0));
  expect(at).toEqual([
    ['02:00', 0, 0, 0, 0, 0, 0, 2, 2],
    ['Total', 0, 0, 0, 0, 0, 0, 2, 2],
  ]);
  const heat = report.sections.find(({ id }) => id === 'when')?.chart;
  expect(heat?.series.map(({ label }) => label).at(-1)).toBe('Sunday');
  expect((await listAt(ctx, heat?.series.at(-1)?.hrefs?.[2] ?? '')).total).toBe(2);
});

test('a ticket that is solved and then closed was solved once, and was not closed unsolved', async () => {
  const { id } = await file('2026-11-10T10:00Z');
  await changeTicket(await ctxOf('technician@demo.test', new Date('2026-11-11T10:00Z')), id, {
    status: 'resolved',
  });
  await closeTicket(await ctxOf('admin@demo.test', new Date('2026-11-12T10:00Z')), id);
  const report = await reportOf(await admin(), 'overview');
  expect(lines(report, 'flow').at(-1)).toEqual(['Total', 1, 1, 0, 0]);
  expect(tile(report, 'backlog')).toBe(0);
});

test('technicians have figures of what they work on, and of no colleague', async () => {
  const { departmentId } = await file('2026-11-10T10:00Z');
  const other = await app.ctx('technician2@demo.test');
  const elsewhere = await app.system.db('departments').whereNot({ id: departmentId }).first('id');
  const own = await app.ctx('technician@demo.test');
  if (own.actor.kind !== 'person' || other.actor.kind !== 'person') throw new Error('nobody reads');
  await app.system
    .db('tickets')
    .update({ departmentId: own.actor.departmentIds[0], assigneeId: other.actor.id });
  await file('2026-11-10T10:00Z', { departmentId: elsewhere?.id, assigneeId: other.actor.id });
  const ctx = { ...own, now: NOW };
  const desk = { place: 'desk' } as const;

  expect(tile(await reportOf(ctx, 'overview', queryOf(), desk), 'created')).toBe(1);
  expect(tile(await reportOf(await admin(), 'overview'), 'created')).toBe(2);
  const others = queryOf({ technician: other.actor.id });
  expect(tile(await reportOf(ctx, 'overview', others, desk), 'created')).toBe(0);
  expect(tile(await reportOf(ctx, 'technicians', queryOf(), desk), 'handled')).toBe(0);
  expect(lines(await reportOf(ctx, 'technicians', queryOf(), desk), 'by_technician')).toHaveLength(1);
  const href = (by: string) => `/desk/reports/overview/list?figure=created${by}`;
  expect((await listAt(ctx, href(''))).total).toBe(1);
  expect((await listAt(ctx, href(`&by_technician=${other.actor.id}`))).total).toBe(0);
  await expect(reportOf(ctx, 'overview')).rejects.toMatchObject({ code: 'not_found' });
  await expect(
    reportOf(await app.ctx('customer@demo.test'), 'overview', queryOf(), desk),
  ).rejects.toMatchObject({ code: 'not_found' });
});

test('what somebody solved who is there no more is told from what nobody had', async () => {
  const { id: gone } = await createUser(await admin(), {
    name: 'Gone Technician',
    email: 'gone@demo.test',
    role: 'technician',
  });
  const names = async () => {
    const report = await reportOf(await admin(), 'technicians');
    expect(report.definitions.map(({ text }) => text).join(' ')).toContain('who has been erased');
    return lines(report, 'by_technician').map(([name, , handled]) => [name, handled]);
  };
  const spam = await file('2026-11-10T10:00Z');
  await closeTicket(await ctxOf('admin@demo.test', new Date('2026-11-12T10:00Z')), spam.id);
  expect(await names()).toContainEqual(['Unassigned', 1]);
  const theirs = await file('2026-11-10T10:00Z');
  const at = await ctxOf('admin@demo.test', new Date('2026-11-11T10:00Z'));
  await changeTicket(at, theirs.id, { assigneeId: gone, status: 'resolved' });
  expect(await names()).toContainEqual(['Gone Technician', 1]);
  // As erasing does it.
  await app.system.db('tickets').where({ assigneeId: gone }).update({ assigneeId: null });
  await app.system.db('users').where({ id: gone }).delete();
  expect(await names()).toContainEqual(['Unassigned, or of people no longer there', 2]);
  // Of what a report leaves out it tells nothing.
  const { departmentId } = spam;
  const elsewhere = await app.system.db('departments').whereNot({ id: departmentId }).first('id');
  const other = await file('2026-11-10T10:00Z', { departmentId: elsewhere?.id });
  await closeTicket(await ctxOf('admin@demo.test', new Date('2026-11-12T10:00Z')), other.id);
  const query = queryOf({ department: elsewhere?.id });
  const [line] = lines(await reportOf(await admin(), 'technicians', query), 'by_technician');
  expect(line?.[0]).toBe('Unassigned');
});

test('a long table says how much it leaves out, and its total is of all', async () => {
  for (const one of [1, 2, 3, 4]) {
    const tags = Array.from({ length: 15 }, (_, place) => `tag-${one}-${place}`);
    await file('2026-11-10T10:00Z', { tags });
  }
  const { sections } = await reportOf(await admin(), 'tickets');
  const table = sections.find(({ id }) => id === 'by_tag')?.table;
  expect(table?.rows).toHaveLength(50);
  expect(table?.note).toMatch(/^10 more/);
  expect(table?.total?.[1]?.value).toBe(4);
  expect(table?.columns[1]?.isSummed).toBe(false);
});

test('an address that names no figure, or what there is not, is none', async () => {
  expect(readDrill({ figure: 'created', by_tag: 'a', department: 'x' })).toEqual({
    figure: 'created',
    coordinates: { tag: 'a' },
  });
  for (const asked of [
    {},
    { figure: 'all' },
    { figure: 'created', by_size: '1' },
    { figure: 'open', by_tag: ['a'] },
    { figure: 'created', by_from: 'new' },
    { figure: 'solved', by_promise: 'resolution' },
    { figure: 'breached', by_score: '9' },
    { figure: 'open', by_weekday: '1' },
    { figure: 'created', 'by_field:a\0b': 'x' },
    { figure: 'created', 'by_choices:a': 'x', 'by_choices:b': 'x' },
  ])
    expect(readDrill(asked)).toBeNull();
  await file('2026-11-10T10:00Z');
  const ctx = await admin();
  const list = '/admin/reports/overview/list?figure=created';
  const total = async (by: string) => (await listAt(ctx, `${list}${by}`)).total;
  expect(await total('')).toBe(1);
  expect(await total('&by_bucket=2026-11-10T00:00:00.000Z')).toBe(1);
  expect(await total('&by_bucket=2026-11-10')).toBe(0);
  expect(await total('&by_department=x')).toBe(0);
  expect(await total('&by_age=x')).toBe(0);
});

test('a report takes few statements, however much it tells apart', async () => {
  await file('2026-11-10T10:00Z');
  const ctx = await admin();
  const counts: Record<string, number> = {};
  for (const name of REPORTS) {
    await reportOf(ctx, name);
    const { statements, stop } = record();
    await reportOf(ctx, name).finally(stop);
    counts[name] = statements.length;
  }
  expect(counts).toEqual({
    overview: 4,
    tickets: 7,
    technicians: 5,
    departments: 5,
    satisfaction: 5,
    performance: 2,
    sla: 5,
  });
});
