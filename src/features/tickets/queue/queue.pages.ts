import type { queueView } from './queue.view';

declare module '../../../platform/http/respond' {
  interface Pages {
    'desk/queue': ReturnType<typeof queueView>;
  }
}
