import { createCompiler, valuesOf } from '../../../src/platform/db/statements';

describe('a statement with named bindings', () => {
  test('binds each name once, however often it is used', () => {
    const made = createCompiler()('select :a, :b where x = :a and y = :b::uuid');
    expect(made).toMatchObject({ text: 'select $1, $2 where x = $1 and y = $2::uuid', names: ['a', 'b'] });
    expect(valuesOf(made, { a: 1, b: null, c: 3 })).toEqual([1, null]);
  });

  test.each([
    `select '12:30', ':no', 'it''s :no' -- :no`,
    'select x::text, y[1 : 2], a::numeric(3, 2)',
    `select to_char(at, 'HH24:MI')`,
  ])('leaves %s alone', (sql) => {
    expect(createCompiler()(sql)).toMatchObject({ text: sql, names: [] });
  });

  test('is a mistake where nothing is bound to a name', () => {
    expect(() => valuesOf(createCompiler()('select :a'), { b: 1 })).toThrow('nothing is bound to :a');
  });

  test.each([
    ['select 1 from updated', true],
    ['with x as (update t set a = 1 returning id) select * from x', false],
    ['select id from t where id = :id for update of t', false],
    ['select id from t order by id for no key update', false],
    ['select id from t for share', false],
    [`select pg_notify('a', 'b')`, false],
    [`select setval('s', 1)`, false],
    ['select pg_advisory_xact_lock(hashtext(:key))', false],
    ['select graphile_worker.complete_jobs(:ids)', false],
    ['select erase(:id)', false],
    ['select * into made from t', false],
    ['lock table t', false],
    ['truncate t', false],
    ['notify channel', false],
    [`select 'update' -- delete`, true],
    ['with recursive up (id, depth) as (select 1, 2 union all select 3, 4) select * from up', true],
    [
      'with x as materialized (select count(*) from t) select max(a) from unnest(:ids::uuid[]) as ids (a)',
      true,
    ],
  ])('%s: only reads %s', (sql, reads) => {
    expect(createCompiler()(sql).reads).toBe(reads);
  });
});

describe('what is prepared', () => {
  test('is what has a name, and two texts never share one', () => {
    const compile = createCompiler();
    const [one, other] = [compile('select 1', 'page'), compile('select 2', 'page')];
    expect(one.prepared).toMatch(/^page /);
    expect(other.prepared).not.toBe(one.prepared);
    expect(compile('select 1', 'page')).toBe(one);
    expect(createCompiler()('select 1', 'page').prepared).toBe(one.prepared);
    expect(compile('select 1').prepared).toBeUndefined();
  });

  test('fits what PostgreSQL keeps of a name', () => {
    const { prepared } = createCompiler()('select 1', 'n'.repeat(100));
    expect(Buffer.byteLength(prepared ?? '')).toBeLessThan(64);
  });

  test('stays few, whatever is asked', () => {
    const compile = createCompiler();
    const names = new Set<string>();
    for (let turn = 0; turn < 5000; turn += 1) {
      const { prepared } = compile(`select ${turn}`, 'page');
      if (prepared) names.add(prepared);
      compile(`select ${turn}`);
    }
    expect(names.size).toBe(24);
    expect(compile('select 0', 'page').prepared).toBeDefined();
  });
});
