interface Texts {
  get(path: string): string | undefined;
  set(path: string, text: string): void;
}

const { Sources } = require('./read-once.cjs') as {
  Sources: new (folder: string, entries: [string, string][]) => Texts;
};

const OWN = '/desk/tests/own.test.js';
const PATHS = ['/desk/src/module.js', '/desk-of-another/module.js', OWN];

test('what one test file has read of the project, the next one finds', () => {
  const first = new Sources('/desk', [[OWN, 'its test']]);
  first.set('/desk/src/module.js', 'a module');
  first.set('/desk-of-another/module.js', 'made by its test');
  const next = new Sources('/desk', []);
  expect(PATHS.map((path) => first.get(path))).toEqual(['a module', 'made by its test', 'its test']);
  expect(PATHS.map((path) => next.get(path))).toEqual(['a module', undefined, undefined]);
});
