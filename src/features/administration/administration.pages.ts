import type { startView } from './start.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'administration/start': ReturnType<typeof startView>;
  }
}

declare module '../../platform/http/administration' {
  interface AdminGroups {
    people: true;
    tickets: true;
    automation: true;
    channels: true;
    reports: true;
    security: true;
    system: true;
  }
}
