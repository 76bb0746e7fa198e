import type { searchView } from './search.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'search/search': ReturnType<typeof searchView>;
  }
}
