// What others may use of SLA: the only file that another feature may import.

import type { Subscriber } from '../../platform/events';
import type { Task } from '../../platform/jobs';
import { recomputeTasks } from './recompute/recompute.jobs';
import { recomputeSubscribers } from './recompute/recompute.subscribers';
import { bookSubscribers, standardSubscribers } from './sla.subscribers';
import { watchTasks } from './telling/watch.jobs';

export { renewRevision } from './book.queries';
export { slaDerivation } from './derivation';
export { pairsOf } from './policies/conditions';
export { writeDuration } from './policies/durations';
export { slaReferences } from './policies/policies.references';
export { createPolicy, type Policy, policyNames } from './policies/policies.service';
export type { PolicyInput } from './policies/policies.types';
export { isTargetField } from './policies/policies.words';
export { addStandard } from './policies/standard.service';
export { listedSla } from './reading/listed.service';
export { customerSla, ticketSla } from './reading/reading.service';
export type * from './reading/reading.types';
export { nearestOf } from './reading/shown-clock';
export { slaBatches } from './recompute/recompute.batches';
export { recomputedSince, startRecompute } from './recompute/start';
export type * from './sla.events';
export { PROMISES, type PromiseKind } from './sla.words';
export { tellUntil } from './telling/played';
export type { CustomerSla } from './told';

export const slaTasks: Task[] = [...watchTasks, ...recomputeTasks];
export const slaSubscribers: Subscriber[] = [
  ...bookSubscribers,
  ...recomputeSubscribers,
  ...standardSubscribers,
];
