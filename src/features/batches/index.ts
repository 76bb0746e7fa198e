export { batchTasks } from './batches.jobs';
export { unfinishedRun } from './batches.repo';
export { goOn, latestBatches, type ShownRun, startBatch, startListing, TOPIC } from './batches.service';
export type { Batch, Batches, RunSoFar } from './batches.types';
export { progressOf } from './progress';
