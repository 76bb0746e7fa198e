export { batchTasks } from './batches.jobs';
export { isOvertaken, underWaySince } from './batches.repo';
export { latestBatches, type ShownRun, startBatch, TOPIC } from './batches.service';
export type { Batch, Batches, RunSoFar } from './batches.types';
