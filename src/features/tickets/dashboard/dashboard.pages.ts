import type { dashboardView } from './dashboard.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'admin/dashboard': ReturnType<typeof dashboardView>;
  }
}
