import type { myDayView } from './my-day.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'desk/my-day': ReturnType<typeof myDayView>;
  }
}
