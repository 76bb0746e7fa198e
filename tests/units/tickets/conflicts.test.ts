import { merge } from '../../../src/features/tickets/conflicts/merge';

describe('merging a stale form', () => {
  const at = new Date();
  const drift = new Map([
    ['subject', { base: 'old', theirs: 'theirs', by: null, at }],
    ['fields.size', { base: 4, theirs: 5, by: null, at }],
    ['tags', { base: ['a', 'b'], theirs: ['a'], by: null, at }],
  ]);

  test('keeps what only one side changed', () => {
    const { merged, conflicts } = merge(
      { subject: 'old', type: 'request', tags: ['b', 'a'], fields: { size: '4', colour: 'red' } },
      drift,
    );
    expect(merged).toEqual({ type: 'request', fields: { colour: 'red' } });
    expect(conflicts).toEqual([]);
  });

  test('has no quarrel with two who wanted the same', () => {
    expect(merge({ subject: 'theirs', fields: { size: 5 } }, drift).conflicts).toEqual([]);
  });

  test('shows all three where both changed', () => {
    const { conflicts } = merge({ subject: 'mine', fields: { size: '6' } }, drift);
    expect(conflicts).toEqual([
      { field: 'subject', base: 'old', mine: 'mine', theirs: 'theirs', by: null, at },
      { field: 'fields.size', base: 4, mine: '6', theirs: 5, by: null, at },
    ]);
  });
});
