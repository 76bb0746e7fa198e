import type { batchLinks, jobsView } from './jobs.view';

declare module '../../platform/http/respond' {
  interface Pages {
    'jobs/list': ReturnType<typeof jobsView> & { batches: ReturnType<typeof batchLinks> };
  }
}
