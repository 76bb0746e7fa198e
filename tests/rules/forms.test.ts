import { isSecret } from '../../src/platform/http/typed';
import { sourcesIn } from './sources';

// Whoever builds a form by hand forgets the token, the one-use id or what a form says of itself to htmx.

const views = sourcesIn('views', /\.njk$/).filter(({ name }) => name !== 'views/components/form.njk');

const RULES: { what: string; found: (view: string) => string[]; bad: string[]; good: string[] }[] = [
  {
    what: 'every form that is posted is made by the macro',
    found: (view) => (view.match(/<form\b[^>]*>/gi) ?? []).filter((form) => !form.includes('method="get"')),
    bad: ['<form>', '<form action="/x" method="post">', '<FORM\n  class="a">'],
    good: ['<form method="get" action="/x">', "{% call form({ action: '/x' }) %}"],
  },
  {
    what: 'tokens and one-use ids come from the macro',
    found: (view) => view.match(/name:? ?=? ?["'](_csrf|_submission)["']/g) ?? [],
    bad: ['<input type="hidden" name="_csrf" value="x">', "field({ name: '_submission' })"],
    good: ['<input name="email">'],
  },
  {
    what: 'what htmx is told of a form comes from the macro',
    found: (view) =>
      view.match(/'hx-post'[^}]*'hx-swap': 'outerMorph'|hx-post="[^>]*hx-swap="outerMorph"/g) ?? [],
    bad: ['<form hx-post="/x" hx-swap="outerMorph">', "{ 'hx-post': '/x', 'hx-swap': 'outerMorph' }"],
    good: ['<a hx-get="/x" hx-swap="outerMorph">'],
  },
  {
    // Without, htmx keeps the first that waits and drops what is typed after it, so the answer is to half a word.
    what: 'what asks while somebody types says what becomes of the answer it no longer waits for',
    found: (view) =>
      view.match(
        /'hx-trigger': '[^']*\binput\b[^']*'(?![^}]*'hx-sync')|hx-trigger="[^"]*\binput\b[^"]*"(?![^>]*hx-sync)/g,
      ) ?? [],
    bad: ['<form hx-trigger="input delay:1s, submit">', "{ 'hx-get': '/', 'hx-trigger': 'input changed' }"],
    good: [
      '<form hx-trigger="input" hx-sync="replace">',
      "{ 'hx-trigger': 'input', 'hx-sync': 'replace' }",
      '<select hx-trigger="change">',
    ],
  },
];

describe.each(RULES)('$what', ({ found, bad, good }) => {
  test('in every view', () => {
    expect(views.flatMap(({ name, content }) => found(content).map((match) => `${name}: ${match}`))).toEqual(
      [],
    );
  });

  test('and what does otherwise is found', () => {
    expect(bad.filter((view) => found(view).length === 0)).toEqual([]);
    expect(good.flatMap(found)).toEqual([]);
  });
});

test('only its own component says when a page refreshes itself', () => {
  const live = views.filter(({ content }) => content.includes('hx-trigger="live"')).map(({ name }) => name);
  expect(live).toEqual(['views/components/live.njk']);
});

test('the macro makes the forms', () => {
  const made = views.flatMap(({ content }) => content.match(/call form\(/g) ?? []);
  expect(made.length).toBeGreaterThan(50);
});

test('what is typed into a field for passwords is known by its name not to be given back', () => {
  const named = views.flatMap(({ content }) =>
    [...content.matchAll(/name: '(\w+)', type: 'password'/g)].map(([, name]) => name as string),
  );
  expect(named).toContain('current');
  expect(named.filter((name) => !isSecret(name))).toEqual([]);
});
