import { routes } from './routes';

const paths = routes.filter(({ method }) => method === 'get').map(({ path }) => path);
const pages = paths.map((path) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`));
const DEEPEST = Math.max(...paths.map((path) => path.split('/').length));

/**
 * The page that an address belongs to, with its query: the address itself where it can be opened, else the nearest one
 * above it. A form that was refused is shown again at the form's own address, which often only takes forms.
 */
export function pageAt(url: string): string {
  // Anybody can send an address that is none, or one with thousands of slashes.
  if (!URL.canParse(url, 'http://desk.invalid')) return '/';
  const { pathname, search } = new URL(url, 'http://desk.invalid');
  const parts = pathname.split('/', DEEPEST);
  for (let length = parts.length; length > 1; length -= 1) {
    const path = parts.slice(0, length).join('/');
    if (pages.some((page) => page.test(path))) return path + search;
  }
  return '/';
}
