import type { inAppView, latestView } from './in-app.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'notifications/in-app/list': Awaited<ReturnType<typeof inAppView>>;
    'notifications/in-app/latest': Awaited<ReturnType<typeof latestView>>;
  }
}
