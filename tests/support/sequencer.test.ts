const { spread } = require('./sequencer.cjs') as { spread: (some: string[], others: string[]) => string[] };

const OTHERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

test.each([
  [['1', '2'], OTHERS, '1abcd2efgh'],
  [['1', '2', '3', '4'], OTHERS, '1ab2cd3ef4gh'],
  [['1', '2'], ['a'], '12a'],
  [[], OTHERS, 'abcdefgh'],
  [['1', '2'], [], '12'],
])('%j are spread among %j', (some, others, order) => {
  expect(spread(some, others).join('')).toBe(order);
});
