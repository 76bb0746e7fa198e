import { routes } from './routes';

const pages = routes
  .filter(({ method }) => method === 'get')
  .map(({ path }) => new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`));

/**
 * The page that an address belongs to, with its query: the address itself where it can be opened, else the nearest one
 * above it. A form that was refused is shown again at the form's own address, which often only takes forms.
 */
export function pageAt(url: string): string {
  const { pathname, search } = new URL(url, 'http://desk.invalid');
  for (let path = pathname; path !== ''; path = path.slice(0, path.lastIndexOf('/')))
    if (pages.some((page) => page.test(path))) return path + search;
  return '/';
}
