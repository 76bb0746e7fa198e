import type { ItemChanged, ItemCreated, ItemDeleted } from '../../platform/lists';
import type { PromiseKind } from './sla.words';

/** What is told of a promise. The event is about the ticket. */
export interface PromiseTold {
  target: PromiseKind;
  /** The first, second, … of its kind on this ticket. */
  round: number;
  /** Working minutes: what is left of it when it is at risk, what it took when it was met or broken. */
  minutes: number;
  policyId: string;
  /** As it was called then. */
  policyName: string;
  /** When it is or was due, in ISO 8601; null while its clock stands still. */
  dueAt: string | null;
}

declare module '../../platform/event-types' {
  interface Events {
    'sla.warned': { data: PromiseTold };
    'sla.breached': { data: PromiseTold };
    'sla.met': { data: PromiseTold };
    'sla_policy.created': ItemCreated;
    'sla_policy.changed': ItemChanged;
    'sla_policy.deleted': ItemDeleted;
  }
}
