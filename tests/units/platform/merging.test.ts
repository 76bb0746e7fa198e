import { driftOf, mergePatch, type PastChange, sameValue } from '../../../src/platform/merging';

const ana = { actorId: 'a', actorName: 'Ana' };

function change(field: string, before: unknown, after: unknown, by: Partial<PastChange> = ana): PastChange {
  const createdAt = new Date('2026-11-28T10:00:00Z');
  return { changes: { [field]: { before, after } }, createdAt, actorId: null, actorName: null, ...by };
}

test('a field changed twice drifted from its first value to its last, by whoever was last', () => {
  const drift = driftOf([change('name', 'A', 'B'), change('name', 'B', 'C', {})]);
  expect(drift.get('name')).toMatchObject({ base: 'A', theirs: 'C', by: null });
});

test('what only one of two changed is kept, whichever of them it was', () => {
  const drift = driftOf([change('name', 'A', 'B')]);
  const form = { name: 'A', note: 'mine' };
  expect(mergePatch(form, drift)).toEqual({ merged: { note: 'mine' }, conflicts: [], theirs: ['name'] });
});

test('what both changed to the same is no conflict, and what they changed differently is one', () => {
  const drift = driftOf([change('name', 'A', 'B')]);
  expect(mergePatch({ name: 'B' }, drift)).toEqual({ merged: {}, conflicts: [], theirs: ['name'] });
  const { merged, conflicts } = mergePatch({ name: 'C' }, drift);
  expect(merged).toEqual({ name: 'C' });
  expect(conflicts).toMatchObject([
    { field: 'name', base: 'A', theirs: 'B', mine: 'C', by: { id: 'a', name: 'Ana' } },
  ]);
});

test.each([
  [7, '7', true],
  [null, '', true],
  [undefined, null, true],
  [['b', 'a'], ['a', 'b'], true],
  [['a'], ['a', 'b'], false],
  [false, '', false],
  [null, [], true],
  [['a'], [], false],
  [new Date('2026-11-28T10:00:00Z'), '2026-11-28T10:00:00.000Z', true],
  [new Date('2026-11-28T10:00:00Z'), new Date('2026-11-28T11:00:00Z'), false],
  [[{ value: 'a', label: 'A' }], [{ label: 'A', value: 'a' }], true],
  [[{ value: 'a' }], [{ value: 'b' }], false],
])('%j and %j: the same is %s', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same);
});
