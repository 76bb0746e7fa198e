import type { homeView } from './home.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'home/home': ReturnType<typeof homeView>;
  }
}
