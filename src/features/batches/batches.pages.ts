import type { batchView } from './batches.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'batches/run': ReturnType<typeof batchView>;
  }
}
