export { batchTasks } from './batches.jobs';
export { latestBatches, type ShownRun, startBatch, TOPIC } from './batches.service';
export type { Batch, Batches } from './batches.types';
