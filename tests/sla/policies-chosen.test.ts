import { createCategory } from '../../src/features/categories';
import { createField } from '../../src/features/fields';
import type { StoredPolicy } from '../../src/features/sla/policies/policies.types';
import { chosenSql, concernedSql } from '../../src/features/sla/policies/tickets.queries';
import { choosePolicy } from '../../src/features/sla/terms';
import { createTicket, type NewTicket, TYPES } from '../../src/features/tickets';
import { rows } from '../../src/platform/db';
import { newId } from '../../src/platform/ids';
import { type TestApp, testApp } from '../support/app';
import { fc } from '../support/properties';
import { book, policy } from '../units/sla/policy.samples';
import { idIn } from './policies.support';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

describe('the database chooses as the clock does', () => {
  const OPTIONS = ['a', 'b', 'c'];

  async function manyTickets() {
    const ctx = await app.ctx('admin@demo.test');
    const options = OPTIONS.map((value) => ({ value, labelEs: value, labelEn: value }));
    const shared = { labelEs: 'X', labelEn: 'X' };
    await createField(ctx, { key: 'one', ...shared, kind: 'select', options });
    await createField(ctx, { key: 'many', ...shared, kind: 'multiselect', options });
    await createField(ctx, { key: 'box', ...shared, kind: 'checkbox' });
    const departments = [
      await idIn(app, 'departments', 'name', 'IT'),
      await idIn(app, 'departments', 'name', 'Building'),
    ];
    const top = await idIn(app, 'categories', 'name_en', 'Hardware');
    const sub = await idIn(app, 'categories', 'name_en', 'Laptops');
    const empty = (
      await createCategory(ctx, { nameEs: 'Z', nameEn: 'Z', departmentId: departments[0] as string })
    ).id;
    const organizations = [
      await idIn(app, 'organizations', 'name', 'Acme'),
      await idIn(app, 'organizations', 'name', 'Globex'),
    ];
    await app.system.db('users').where({ email: 'customer2@demo.test' }).update({ isVip: true });
    const requesters = ['customer@demo.test', 'customer2@demo.test', 'customer3@demo.test'];
    const ids = await Promise.all(requesters.map((email) => idIn(app, 'users', 'email', email)));
    const fields = (n: number) => ({
      ...(n % 3 !== 0 && { one: OPTIONS[n % 3] }),
      ...(n % 4 !== 0 && { many: OPTIONS.slice(0, n % 4) }),
      ...(n % 5 !== 0 && { box: n % 2 === 0 }),
    });
    for (let n = 0; n < 24; n += 1) {
      const categoryId = [null, top, sub][n % 3] ?? null;
      const ticket: NewTicket = {
        ...{ subject: `Number ${n}`, description: 'x', requesterId: ids[n % 3 === 2 ? 0 : (n % 2) + 1] },
        ...{ type: TYPES[n % 4], categoryId, fields: fields(n) },
        ...(categoryId === null && { departmentId: departments[n % 2] }),
      };
      await createTicket(ctx, ticket);
    }
    return { departments, organizations, categories: [top, sub, empty] };
  }

  const draws = fc.sample(fc.noBias(fc.nat({ max: 11 })), 20_000);

  /** A whole number below this one, a divisor of twelve. */
  function drawn(end: number): number {
    const draw = draws.pop();
    if (draw === undefined) throw new Error('more is drawn than there is');
    return draw % end;
  }

  /** Some of a list. */
  const some = <T>(list: readonly T[]): T[] => list.filter(() => drawn(2) === 1);
  const rarely = <T>(value: T, otherwise: T): T => (drawn(3) === 0 ? value : otherwise);

  test('for any policies in any order', async () => {
    const { departments, organizations, categories } = await manyTickets();
    const gone = newId();
    const parents = new Map(
      (
        await rows<{ id: string; parentId: string }>(
          app.system.db,
          'select id, parent_id from categories where parent_id is not null',
        )
      ).map(({ id, parentId }) => [id, parentId]),
    );
    const tickets = await rows<Parameters<typeof choosePolicy>[1] & { id: string }>(
      app.system.db,
      `select t.id, t.priority, t.department_id, t.organization_id, t.category_id, t.type, t.fields, u.is_vip
       from tickets t join users u on u.id = t.requester_id`,
    );
    expect(tickets).toHaveLength(24);
    for (let round = 0; round < 40; round += 1) {
      const all = Array.from({ length: 1 + drawn(4) }, (_, index) =>
        policy(newId(), {
          isDefault: index === 0 && drawn(2) === 0,
          departmentIds: rarely(some([...departments, gone]), []),
          organizationIds: rarely(some([...organizations, gone]), []),
          categoryIds: rarely(some([...categories, gone]), []),
          types: rarely(some(TYPES), []),
          vip: rarely<boolean | null>(drawn(2) === 0, null),
          fieldValues: rarely<Record<string, string[]>>(
            {
              ...(drawn(2) === 0 && { one: ['a', ...some(OPTIONS)] }),
              ...(drawn(2) === 0 && { many: ['c', ...some(OPTIONS)] }),
              ...(drawn(2) === 0 && { box: [String(drawn(2) === 0)] }),
            },
            {},
          ),
        }),
      );
      const own = all[drawn(all.length)] as StoredPolicy;
      const made = book(all, { parents, departmentPolicies: new Map([[departments[0] as string, own.id]]) });
      const chosen = chosenSql(made);
      const concerned = concernedSql(made, own.id);
      const found = await rows<{ id: string; chosen: string | null; isConcerned: boolean }>(
        app.system.db,
        `select t.id, ${chosen.sql} as chosen, coalesce(${concerned.sql}, false) as is_concerned
         from tickets t join users requester on requester.id = t.requester_id
           left join categories category on category.id = t.category_id`,
        { ...chosen.bindings, ...concerned.bindings },
      );
      const byDatabase = new Map(found.map((one) => [one.id, one]));
      for (const ticket of tickets) {
        const byRules = choosePolicy(made, ticket)?.policy.id ?? null;
        expect([ticket.id, byDatabase.get(ticket.id)?.chosen, all]).toEqual([ticket.id, byRules, all]);
        if (byRules === own.id) expect(byDatabase.get(ticket.id)?.isConcerned).toBe(true);
      }
    }
  });
});
