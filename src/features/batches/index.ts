export { batchTasks } from './batches.jobs';
export { unfinishedRun, wroteSince } from './batches.repo';
export {
  goOn,
  latestBatch,
  latestBatches,
  type ShownRun,
  startBatch,
  startListing,
  TOPIC,
} from './batches.service';
export type { Batch, Batches, BatchRun, RunSoFar } from './batches.types';
export { progressOf } from './progress';
