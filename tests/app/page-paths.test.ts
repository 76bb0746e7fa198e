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
])('%s belongs to %s', (url, page) => {
  expect(pageAt(url)).toBe(page);
});

test('every form belongs to a page that can be opened', () => {
  const forms = routes
    .filter(({ method }) => method === 'post')
    .map(({ path }) => path.replace(/:[^/]+/g, '7'));
  expect(forms.length).toBeGreaterThan(50);
  expect(forms.filter((path) => !isPage(pageAt(path)) && pageAt(path) !== '/')).toEqual([]);
});
