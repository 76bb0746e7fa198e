import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

// Whoever builds a form by hand forgets the token, the one-use id or what a form says of itself to htmx.

const root = join(__dirname, '../../views');
const views = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.njk'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: relative(root, path), content: readFileSync(path, 'utf8') }))
  .filter(({ name }) => name !== 'components/form.njk');

const found = (pattern: RegExp) =>
  views.flatMap(({ name, content }) => (content.match(pattern) ?? []).map((match) => `${name}: ${match}`));

test('every form that is posted is made by the macro', () => {
  const byHand = found(/<form\b[^>]*>/g).filter((form) => !form.includes('method="get"'));
  expect(byHand).toEqual([]);
  expect(found(/call form\(/g).length).toBeGreaterThan(50);
});

test('tokens, one-use ids and what htmx is told come from the macro', () => {
  expect(found(/name="(_csrf|_submission)"/g)).toEqual([]);
  expect(found(/hx-trigger="live"/g).filter((match) => !match.startsWith('components/live.njk'))).toEqual([]);
  expect(found(/'hx-post'[^}]*'hx-swap': 'outerMorph'|hx-post="[^>]*hx-swap="outerMorph"/g)).toEqual([]);
});
