import { changeTicket, reply, visibleTo } from '../../src/features/tickets';
import { OPEN } from '../../src/features/tickets/lists/lists.queries';
import { filterConditions } from '../../src/features/tickets/query/conditions.queries';
import { readQuery } from '../../src/features/tickets/query/query.service';
import { wrongOf } from '../../src/features/tickets/query/search';
import type { Ctx } from '../../src/platform/ctx';
import { rows } from '../../src/platform/db';
import { file, idOf, named } from './desk';
import { numbers, people, queriesOf, upload } from './reading.support';

// Whose tickets and names a query reaches, and by which way to them.

const MADRID = { locale: 'en', timeZone: 'Europe/Madrid' } as const;
const find = (ctx: Ctx, q: string) => numbers(ctx, { q });
const wrong = async (ctx: Ctx, q: string) =>
  wrongOf(await readQuery(ctx, q, MADRID)).map(({ typed, problem, allowed }) => [
    typed,
    problem,
    allowed[0] ?? '',
  ]);

test('where only open tickets are left, the indexes on them serve, and those of one person keep their order', async () => {
  const { technician } = people;
  const sqlOf = async (q: string) =>
    filterConditions(technician, await readQuery(technician, q, MADRID))
      .map(({ sql }) => sql)
      .join(' and ');
  for (const q of [
    'status:open',
    '-status:resolved,closed',
    'status:new,on_hold',
    '-is:open -estado:cerrado status:new',
    'is:overdue',
  ])
    expect(await sqlOf(q)).toContain(OPEN);
  expect(await sqlOf('status:closed,new')).not.toContain(OPEN);
  expect(await sqlOf('assignee:me')).toMatch(/^t\.assignee_id = :\w+::uuid$/);
});

test('names take one statement, and nothing else takes any', async () => {
  const { technician } = people;
  const none = 'status:open assignee:me,none priority:P1 created:<7d is:overdue has:note tag:vpn x';
  const names = 'requester:ana,luis assignee:tomas org:acme participant:"a b" follower:x';
  const asks = (q: string) => queriesOf(technician, () => readQuery(technician, q, MADRID));
  expect(await asks(none)).toEqual([]);
  expect(await asks(names)).toHaveLength(1);
  const many = Array.from({ length: 200 }, (_, place) => `n${place}`).join(',');
  expect(await asks(`requester:${many}`)).toHaveLength(1);
  expect((await wrong(technician, `requester:${many}`)).map(([, problem]) => problem)).toContain('too_many');
});

test('what somebody may not see is found by no part, and its names read like unknown ones', async () => {
  const { admin, technician, otherTechnician, customer } = people;
  const departmentId = await named(customer, 'departments', 'Building');
  const hidden = await file(admin, { departmentId, requesterId: idOf(customer), subject: 'Zanzibar boiler' });
  await changeTicket(admin, hidden.id, { tags: ['zanzibar'] });
  for (const q of [
    'tag:zanzibar',
    'subject:zanzibar',
    'zanzibar',
    `number:${hidden.number}`,
    'requester:clara',
    '-status:closed',
  ])
    expect([q, await find(technician, q)]).toEqual([q, []]);
  expect(await find(otherTechnician, 'tag:zanzibar')).toEqual([hidden.number]);
  // Customers have no names to ask for.
  const told = (await wrong(customer, 'requester:clara,nobodyatall')).map(([, problem]) => problem);
  expect(told).toEqual(['unknown', 'unknown']);
});

test('beside all that somebody sees, what they may not know of a ticket is as if it were not there', async () => {
  const { admin, technician, otherTechnician } = people;
  // Their own request in another department: they see it as customers do.
  const departmentId = await named(admin, 'departments', 'Building');
  const own = await file(technician, { departmentId, requesterId: idOf(technician) } as never);
  await changeTicket(admin, own.id, { tags: ['zanzibar'], departmentId });
  await reply(otherTechnician, own.id, {
    body: 'A note',
    visibility: 'internal',
    uploads: [await upload('n.txt', 'x')],
  });
  const seen = async (ctx: Ctx, q: string) => {
    const conditions = [visibleTo(ctx.actor)].concat(
      filterConditions(ctx, await readQuery(ctx, q, MADRID), 'visible'),
    );
    const sql = `select number from tickets t where ${conditions.map((one) => `(${one.sql})`).join(' and ')}`;
    const found = await rows<{ number: number }>(
      ctx.db,
      sql,
      Object.assign({}, ...conditions.map((one) => one.bindings)),
    );
    return found.length;
  };
  for (const q of ['tag:zanzibar', 'has:note', 'has:attachment', 'has:tag', 'is:unanswered', 'updated:<7d'])
    expect([q, await seen(technician, q), await seen(otherTechnician, q)]).toEqual([q, 0, 1]);
  for (const q of ['-tag:zanzibar', '-has:note', 'status:new', 'is:open', '-has:attachment'])
    expect([q, await seen(technician, q)]).toEqual([q, 1]);
  await reply(otherTechnician, own.id, {
    body: 'See',
    visibility: 'public',
    uploads: [await upload('p.txt', 'x')],
  });
  expect(await seen(technician, 'has:attachment')).toBe(1);
});
