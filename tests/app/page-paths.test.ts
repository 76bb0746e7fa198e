import { pageAt } from '../../src/app/page-paths';
import { routes } from '../../src/app/routes';

// Forms that stand on every page lead back to it, also when it answers a form at an address that only takes forms.

const isPage = (path: string) =>
  routes.some(
    (route) => route.method === 'get' && new RegExp(`^${route.path.replace(/:[^/]+/g, '[^/]+')}$`).test(path),
  );

test.each([
  ['/desk/tickets/5/replies?view=mine', '/desk/tickets/5?view=mine'],
  ['/desk/tickets?view=all', '/desk/tickets?view=all'],
  ['/account/security/password', '/account/security'],
  ['/preferences', '/preferences'],
  ['/nowhere/at/all', '/'],
  ['//else.where/desk', '/desk'],
  ['/', '/'],
  ['/desk/', '/desk'],
  ['//', '/'],
  ['http://[', '/'],
])('%s belongs to %s', (url, page) => {
  expect(pageAt(url)).toBe(page);
});

test('an address is looked at as deep as pages lie, however many slashes somebody sends', () => {
  const test = jest.spyOn(RegExp.prototype, 'test');
  try {
    expect(pageAt(`/desk/tickets/5${'/a'.repeat(8000)}`)).toBe('/desk/tickets/5');
    expect(test.mock.calls.length).toBeLessThan(10 * routes.length);
  } finally {
    test.mockRestore();
  }
});

test('every form belongs to a page that can be opened', () => {
  const forms = routes
    .filter(({ method }) => method === 'post')
    .map(({ path }) => path.replace(/:[^/]+/g, '7'));
  expect(forms.length).toBeGreaterThan(50);
  expect(forms.filter((path) => !isPage(pageAt(path)) && pageAt(path) !== '/')).toEqual([]);
});
